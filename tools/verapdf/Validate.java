// Holds PDFs against profiles of veraPDF: java Validate PROFILE FILE [PROFILE FILE ...], with profiles such as 3a and ua1.
// One line for each pair, "valid PROFILE FILE" or "invalid PROFILE FILE", then a line for each rule that was broken.
// Ends with 0 when all are valid and with 1 when one is not.

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (int at = 0; at + 1 < arguments.length; at += 2) {
            good &= validate(arguments[at], Path.of(arguments[at + 1]));
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean validate(String profile, Path file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no such profile: " + profile);
        }
        try (InputStream stream = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "valid " : "invalid ") + profile + " " + file);
            TreeSet<String> broken = new TreeSet<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage());
                }
            }
            broken.forEach(rule -> System.out.println("  " + rule));
            return result.isCompliant();
        }
    }
}
