package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patches: unified, context and normal diffs, as written by diff, git, Subversion and CVS, with their headers. */
final class Patches implements Marker {
    private static final Pattern HUNK = Pattern.compile("^@@ -\\d+(?:,(\\d{1,6}))? \\+\\d+(?:,(\\d{1,6}))? @@.*");
    private static final Pattern HEADER = Pattern.compile(
            "^(?:diff |index [0-9a-f]|new file mode|deleted file mode|old mode|new mode|(?:dis)?similarity index|rename |copy "
                    + "|Index: |={60,}|--- |\\+\\+\\+ |Binary files |RCS file:|retrieving revision|\\\\ No newline).*");
    /** How Subversion names a file in a mail or a working copy. */
    private static final Pattern FILE = Pattern.compile("^(?:Index|Modified|Added|Deleted): \\S.*");

    private static final Pattern CONTEXT =
            Pattern.compile("^\\*\\*\\* \\d+(?:,\\d+)? \\*{4}.*|^--- \\d+(?:,\\d+)? -{4}.*");
    private static final Pattern NORMAL = Pattern.compile("^\\d{1,6}(?:,\\d{1,6})?[acd]\\d{1,6}(?:,\\d{1,6})?$");
    private static final Pattern DIFFSTAT = Pattern.compile(
            "^ \\S.{0,120} \\| +(?:\\d+ [+-]*|Bin .*)$|^ \\d+ files? changed(?:, \\d+ \\w+\\([+-]\\)){1,2}$|^ (?:create|delete) mode \\d{6} .*");
    /** "From", the commit, and the date that git gives to every patch. */
    private static final Pattern GIT_MAIL = Pattern.compile("^>?From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$");

    /** A line that a mail program wrapped was longer than this. */
    private static final int WRAPPED_CHARACTERS = 60;

    @Override
    public void mark(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) && begins(lines, i) ? end(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.PATCH) : i + 1;
        }
    }

    private static boolean begins(MarkedLines lines, int i) {
        String line = lines.line(i);
        return switch (line.charAt(0)) {
            case 'd' -> line.startsWith("diff -");
            case '-' ->
                (line.startsWith("--- ") && follows(lines, i, "+++ "))
                        || (line.equals("---") && isDiffstat(lines, i + 1));
            case '*' -> line.startsWith("*** ") && follows(lines, i, "--- ");
            case 'I', 'M', 'A', 'D' -> isFile(lines, i);
            case ' ' -> isDiffstat(lines, i);
            case 'F', '>' -> isGitMail(lines, i);
            case '@' -> hunkEnd(lines, i) > i;
            default -> normalEnd(lines, i) > i;
        };
    }

    private static boolean isFile(MarkedLines lines, int i) {
        return follows(lines, i, "=====") && FILE.matcher(lines.head(i)).matches();
    }

    private static boolean follows(MarkedLines lines, int i, String beginning) {
        return i + 1 < lines.count() && lines.line(i + 1).startsWith(beginning);
    }

    private static boolean isGitMail(MarkedLines lines, int i) {
        return (lines.line(i).startsWith("From ") || lines.line(i).startsWith(">From "))
                && GIT_MAIL.matcher(lines.head(i)).matches();
    }

    private static int end(MarkedLines lines, int from) {
        int end = gitMailEnd(lines, from);
        while (end < lines.count()) {
            int next = partEnd(lines, end);
            if (next == end && lines.isBlank(end) && end + 1 < lines.count()) {
                next = partEnd(lines, end + 1) > end + 1 ? end + 1 : end;
            }
            if (next == end) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The line after the hunk, header or statistics that stand there. */
    private static int partEnd(MarkedLines lines, int i) {
        int hunk = Math.max(hunkEnd(lines, i), Math.max(contextEnd(lines, i), normalEnd(lines, i)));
        if (hunk > i) {
            return hunk;
        }
        boolean header =
                HEADER.matcher(lines.head(i)).matches() && !lines.words(i).equals("---");
        header |= isFile(lines, i);
        boolean context = lines.line(i).startsWith("*** ") || lines.line(i).startsWith("***************");
        boolean statistics = isDiffstat(lines, i) || (lines.line(i).equals("---") && isDiffstat(lines, i + 1));
        return header || context || statistics ? i + 1 : i;
    }

    private static boolean isDiffstat(MarkedLines lines, int i) {
        return i < lines.count()
                && lines.line(i).startsWith(" ")
                && (lines.line(i).indexOf('|') > 0
                        || lines.line(i).indexOf("mode ") > 0
                        || lines.line(i).indexOf("changed") > 0)
                && DIFFSTAT.matcher(lines.head(i)).matches();
    }

    /** The line after a hunk, as long as its header says; lines that cannot belong to it end it before. */
    private static int hunkEnd(MarkedLines lines, int i) {
        if (!lines.line(i).startsWith("@@ -")) {
            return i;
        }
        Matcher hunk = HUNK.matcher(lines.head(i));
        if (!hunk.matches()) {
            return i;
        }
        int old = hunk.group(1) == null ? 1 : Integer.parseInt(hunk.group(1));
        int added = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
        int end = i + 1;
        while (end < lines.count() && !lines.isMarked(end) && (old > 0 || added > 0)) {
            char mark = lines.line(end).isEmpty() ? ' ' : lines.line(end).charAt(0);
            boolean blank = lines.isBlank(end);
            if (blank ? !continues(lines, end + 1) : !isHunkMark(mark)) {
                if (blank || !isWrapped(lines, end)) {
                    return end;
                }
            } else {
                old -= mark == ' ' || mark == '-' ? 1 : 0;
                added -= mark == ' ' || mark == '+' ? 1 : 0;
            }
            end++;
        }
        return end;
    }

    private static boolean continues(MarkedLines lines, int i) {
        return i < lines.count()
                && (lines.isBlank(i) || isHunkMark(lines.line(i).charAt(0)));
    }

    private static boolean isHunkMark(char mark) {
        return mark == ' ' || mark == '+' || mark == '-' || mark == '\\';
    }

    /** Whether a line without mark is the rest of the long line above. */
    private static boolean isWrapped(MarkedLines lines, int i) {
        return lines.line(i - 1).length() > WRAPPED_CHARACTERS && continues(lines, i + 1) && !lines.isBlank(i + 1);
    }

    /** The line after one side of a hunk of a context diff. */
    private static int contextEnd(MarkedLines lines, int i) {
        boolean begins = lines.line(i).startsWith("*** ") || lines.line(i).startsWith("--- ");
        if (!begins || !CONTEXT.matcher(lines.head(i)).matches()) {
            return i;
        }
        int end = i + 1;
        while (lines.isFree(end) && isContextLine(lines.line(end))) {
            end++;
        }
        return end;
    }

    private static boolean isContextLine(String line) {
        return line.length() > 1 && line.charAt(1) == ' ' && " !+-".indexOf(line.charAt(0)) >= 0;
    }

    /** The line after a change of a normal diff, whose "&gt;" is no quote. */
    private static int normalEnd(MarkedLines lines, int i) {
        String line = lines.line(i);
        if (line.isEmpty()
                || line.charAt(0) < '0'
                || line.charAt(0) > '9'
                || line.length() > 32
                || !NORMAL.matcher(line).matches()) {
            return i;
        }
        int end = i + 1;
        while (lines.isFree(end) && isNormalLine(lines.line(end))) {
            end++;
        }
        return end > i + 1 ? end : i;
    }

    private static boolean isNormalLine(String line) {
        return line.startsWith("< ")
                || line.startsWith("> ")
                || line.equals("---")
                || line.equals("<")
                || line.equals(">");
    }

    /** The line after the header of a patch that git wrote as a mail, its first line only when there is no header. */
    private static int gitMailEnd(MarkedLines lines, int i) {
        return isGitMail(lines, i) ? lines.freeEnd(i + 1) : i;
    }
}
