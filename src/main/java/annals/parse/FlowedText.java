package annals.parse;

/** Joins the soft line breaks of {@code format=flowed} (RFC 3676 section 4) and takes off its space-stuffing. */
final class FlowedText {
    private FlowedText() {}

    /**
     * The text with each paragraph on one line, quote markers in front. A paragraph ends at a fixed line, at a change
     * of quote depth, and before a signature's "-- ", which is never joined to anything (section 4.3).
     *
     * @param deleteSpace whether the space before a soft break goes as well ({@code DelSp=yes})
     */
    static String unwrapped(String text, boolean deleteSpace) {
        StringBuilder unwrapped = new StringBuilder(text.length());
        boolean soft = false;
        boolean first = true;
        int softDepth = 0;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String rest = line.substring(depth);
            rest = rest.startsWith(" ") ? rest.substring(1) : rest;
            boolean signature = rest.equals("-- ");
            if (!soft || depth != softDepth || signature) {
                unwrapped.append(first ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            soft = rest.endsWith(" ") && !signature;
            softDepth = depth;
            first = false;
            unwrapped.append(rest, 0, soft && deleteSpace ? rest.length() - 1 : rest.length());
        }
        return unwrapped.toString();
    }
}
