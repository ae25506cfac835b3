package annals.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one look at each character of a line tells: how many of its words are plain, common, names of a program's
 * things, numbers, operators; how much of it is signs; how it stands in its margin.
 */
final class LineShape {
    /** Common short words of the languages that lists are written in; in ASCII, at most eight letters. */
    private static final PackedWords COMMON = PackedWords.of(
            ("the of to and a in is it that this for on with be as are was not but have has you if at or by from an we they can will would"
                            + " there which do does so what when my your he she his our their them some any all no me been were than then"
                            + " should could may might also just only about how who why where here one more other its into out up very"
                            + " der die das und ist nicht ein eine ich zu mit den dem des auf auch wenn aber oder wie noch nur wird sind im"
                            + " le la les et est un une des que qui dans pour pas sur avec je ce il vous nous mais ou"
                            + " el los las es por con una para como pero del lo se de het een van dat op te niet maar voor ook"
                            + " di che non sono per si ha ho som och att det inte jag en er og ikke jeg nie sie na jest ze")
                    .split(" "));

    /** Words with which the author speaks of himself or to the reader. */
    private static final PackedWords PRONOUNS = PackedWords.of(
            "i we you my your our me us they he she ich wir sie mein je nous vous yo ik wij jag vi".split(" "));

    private static final Set<String> OPERATORS = Set.of(
            "=", "==", "===", "!=", "<-", "<<-", "->", "=>", ":=", "+=", "-=", "||", "&&", "|", "<", ">", "<=", ">=",
            "<<", ">>", "%>%", "|>", "$", "\\", "&", "%", "::", "~", "?:", "2>&1");

    private static final Set<String> LEVELS = Set.of(
            "INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE", "SEVERE", "NOTE", "OK", "FAILED");

    private static final Set<String> COMMANDS = Set.copyOf(List.of(
            ("ls cd cp mv rm mkdir cat echo grep sed awk find tar gunzip gzip unzip chmod chown sudo su ssh scp rsync curl wget telnet nc"
                            + " ping dig nslookup openssl git svn cvs hg bzr make cmake gcc g++ cc python python3 perl ruby java javac mvn ant"
                            + " gradle npm pip pip3 brew apt apt-get aptitude yum dnf pacman emerge docker psql mysql sqlite3 R Rscript export"
                            + " set unset source alias diff patch configure autoconf ./configure bash sh vi vim emacs kill ps top gdb strace"
                            + " valgrind ldd man which tail head less sort uniq wc xargs uname systemctl service ejabberdctl prosodyctl")
                    .split(" ")));

    private static final String SIGNS = "(){}[]<>=;$\\|&%#*_~^+@\"/";
    private static final String AROUND_WORDS = "([{\"'*_<";
    private static final String BEHIND_WORDS = ".,;:!?)]}\"'*_>";

    private final String line;
    int indent;
    int tokens;
    int words;
    int common;
    int pronouns;
    int identifiers;
    int numbers;
    int operators;
    int options;
    int paths;
    int levels;
    int gaps;
    int signs;
    int inked;
    boolean foreign;
    boolean command;
    boolean capital;

    LineShape(String line) {
        this.line = line;
        int i = 0;
        while (i < line.length() && isBlank(line.charAt(i))) {
            indent += line.charAt(i) == '\t' ? 8 : 1;
            i++;
        }
        int end = line.length();
        while (end > i && isBlank(line.charAt(end - 1))) {
            end--;
        }
        while (i < end) {
            int start = i;
            while (i < end && !isBlank(line.charAt(i))) {
                i++;
            }
            read(start, i);
            tokens++;
            int gap = i;
            while (i < end && isBlank(line.charAt(i))) {
                i++;
            }
            gaps += i - gap > 1 && !endsSentence(gap - 1) ? 1 : 0;
        }
    }

    static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Whether two blanks stand there as typists put them between sentences. */
    private boolean endsSentence(int i) {
        return ".!?:".indexOf(line.charAt(i)) >= 0;
    }

    private void read(int start, int end) {
        inked += end - start;
        if (isUrl(start, end)) {
            return;
        }
        int from = start;
        int to = end;
        while (from < to && AROUND_WORDS.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BEHIND_WORDS.indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        int letters = 0;
        int digits = 0;
        int underscores = 0;
        int humps = 0;
        int dots = 0;
        int slashes = 0;
        int joints = 0;
        int otherSigns = 0;
        boolean address = false;
        boolean backslash = false;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            boolean inside = i >= from && i < to;
            if (c > 0x7f) {
                foreign |= Character.isLetter(c);
                letters += inside && Character.isLetter(c) ? 1 : 0;
            } else if (c >= 'a' && c <= 'z') {
                letters += inside ? 1 : 0;
            } else if (c >= 'A' && c <= 'Z') {
                letters += inside ? 1 : 0;
                humps += i > from && inside && isSmall(line.charAt(i - 1)) ? 1 : 0;
            } else if (c >= '0' && c <= '9') {
                digits += inside ? 1 : 0;
            } else {
                signs += SIGNS.indexOf(c) >= 0 ? 1 : 0;
                boolean between = i > from && i + 1 < to;
                underscores += c == '_' && between ? 1 : 0;
                dots += c == '.' && between && isLetter(line.charAt(i - 1)) && isLetter(line.charAt(i + 1)) ? 1 : 0;
                slashes += c == '/' || c == '\\' ? 1 : 0;
                joints += between
                                && (c == '$'
                                        || c == '='
                                        || (c == ':' && line.charAt(i + 1) == ':')
                                        || (c == '-' && line.charAt(i + 1) == '>')
                                        || (c == '<' && line.charAt(i + 1) == '-'))
                        ? 1
                        : 0;
                address |= c == '@';
                backslash |= c == '\\';
                otherSigns += inside && c != '\'' && c != '-' ? 1 : 0;
            }
        }
        boolean first = tokens == 0;
        boolean word = letters > 0 && digits == 0 && otherSigns == 0 && humps == 0;
        boolean path =
                !address && (slashes > 1 || backslash || line.startsWith("./", start) || line.startsWith("~/", start));
        words += word ? 1 : 0;
        if (word && to - from <= PackedWords.MAX_LETTERS) {
            long packed = PackedWords.pack(line, from, to);
            common += COMMON.contains(packed) ? 1 : 0;
            pronouns += PRONOUNS.contains(packed) && !(to - from == 1 && line.charAt(from) == 'i') ? 1 : 0;
        }
        if (word && to - from > 1 && isUpper(line, from, to) && LEVELS.contains(line.substring(from, to))) {
            levels++;
        }
        boolean named = !address
                && (underscores > 0 || (humps > 0 && letters > 3) || joints > 0 || (dots > 0 && to - from > 4));
        identifiers += named ? 1 : 0;
        numbers += letters < 2 && digits > 0 && digits * 2 >= to - from ? 1 : 0;
        operators += end - start < 5 && letters + digits == 0 && OPERATORS.contains(line.substring(start, end)) ? 1 : 0;
        options += !first && isOption(start, end) ? 1 : 0;
        paths += path ? 1 : 0;
        if (first) {
            capital = word && isCapital(from, to);
            command = to - from < 13 && COMMANDS.contains(line.substring(from, to)) && from == start;
        }
    }

    private boolean isUrl(int start, int end) {
        int colon = line.indexOf(':', start, end);
        return (colon > 0 && line.startsWith("://", colon)) || line.startsWith("www.", start);
    }

    private boolean isOption(int start, int end) {
        int name = start;
        while (name < end && line.charAt(name) == '-') {
            name++;
        }
        return name > start && name - start < 3 && name < end && isLetter(line.charAt(name));
    }

    private boolean isCapital(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Character.isUpperCase(line.charAt(i))) {
                return false;
            }
        }
        return Character.isUpperCase(line.charAt(from));
    }

    private static boolean isUpper(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.charAt(i) < 'A' || line.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return isSmall(c) || (c >= 'A' && c <= 'Z');
    }

    /** Short words as numbers of eight bits a letter, in a table without collisions of more than a few steps. */
    static final class PackedWords {
        static final int MAX_LETTERS = 8;

        private final long[] table;

        private PackedWords(long[] table) {
            this.table = table;
        }

        static PackedWords of(String... words) {
            long[] table = new long[Integer.highestOneBit(words.length) * 4];
            for (String word : words) {
                long packed = pack(word.toLowerCase(Locale.ROOT), 0, word.length());
                int slot = slot(packed, table.length);
                while (table[slot] != 0 && table[slot] != packed) {
                    slot = (slot + 1) % table.length;
                }
                table[slot] = packed;
            }
            return new PackedWords(table);
        }

        /** The letters in small ones; what is not ASCII is cut, and so is in no table. */
        static long pack(String line, int from, int to) {
            long packed = 0;
            for (int i = from; i < to; i++) {
                packed = packed << 8 | ((line.charAt(i) | 0x20) & 0xff);
            }
            return packed;
        }

        private static int slot(long packed, int size) {
            return (int) ((packed * 0x9E3779B97F4A7C15L) >>> 40) % size;
        }

        boolean contains(long packed) {
            int slot = slot(packed, table.length);
            while (table[slot] != 0) {
                if (table[slot] == packed) {
                    return true;
                }
                slot = (slot + 1) % table.length;
            }
            return false;
        }
    }
}
