"""Reading a file that somebody wrote: limits, positions and faults.

This is the ground under the four rooms. It knows no rules and no answers; it turns bytes into nodes that remember
where they stood, and it says in one place what can be wrong with a file.
"""
