package annals.parse;

/** Joins the soft line breaks of {@code format=flowed} (RFC 3676 section 4) and takes off its space-stuffing. */
final class FlowedText {
    private FlowedText() {}

    /**
     * The text with each paragraph on one line, quote markers in front.
     *
     * @param deleteSpace whether the space before a soft break goes as well ({@code DelSp=yes})
     */
    static String unwrapped(String text, boolean deleteSpace) {
        StringBuilder unwrapped = new StringBuilder(text.length());
        boolean soft = false;
        int softDepth = 0;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String rest = line.substring(depth);
            rest = rest.startsWith(" ") ? rest.substring(1) : rest;
            boolean signature = rest.equals("-- ");
            if (soft && depth == softDepth && !signature) {
                unwrapped.append(rest);
            } else {
                unwrapped.append(unwrapped.isEmpty() ? "" : "\n");
                unwrapped.append(">".repeat(depth)).append(depth > 0 ? " " : "").append(rest);
            }
            soft = rest.endsWith(" ") && !signature;
            softDepth = depth;
            if (soft && deleteSpace) {
                unwrapped.setLength(unwrapped.length() - 1);
            }
        }
        return unwrapped.toString();
    }
}
