"""What makes a report a document of record: PDF/A-3a and PDF/UA-1 in one file, with the data attached.

WeasyPrint makes either of the two. Here the identifier of PDF/UA joins the one of PDF/A, with the schema that PDF/A
asks for before it accepts properties that it does not know.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from compliance.report.attachments import RELATIONSHIPS

VARIANT = "pdf/a-3a"

IDENTIFIER = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_END = b"</rdf:RDF>"


def attached(day: date, files: dict[str, bytes]) -> list[Any]:
    """Give files as WeasyPrint attaches them, dated with the reference date so that the bytes stay the same."""
    from weasyprint import Attachment

    moment = datetime.combine(day, time(), UTC)
    return [
        Attachment(
            string=files[name],
            name=name,
            description=RELATIONSHIPS[name].description,
            relationship=RELATIONSHIPS[name].relationship,
            created=moment,
            modified=moment,
        )
        for name in sorted(files)
    ]


def add_identifier(pdf: Any) -> None:
    """Declare the file as PDF/UA-1 beside PDF/A-3a; the metadata stay readable as they are, and files are listed once.

    Raises ``ValueError`` where the metadata are not as expected, which is a mistake in this program.
    """
    streams = [one for one in pdf.objects if getattr(one, "extra", {}).get("Type") == "/Metadata"]
    if len(streams) != 1 or streams[0].stream[0].count(_END) != 1:
        message = "the metadata of the PDF are not as expected"
        raise ValueError(message)
    (metadata,) = streams
    metadata.stream[0] = metadata.stream[0].replace(_END, IDENTIFIER + _END)
    metadata.compress = False
    files = pdf.catalog["AF"]
    files[:] = dict.fromkeys(files)
