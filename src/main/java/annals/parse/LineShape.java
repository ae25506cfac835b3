package annals.parse;

import java.util.List;
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

    /** What a character of ASCII is, one bit each: signs, and what may stand around and behind a word. */
    private static final byte[] TRAITS = new byte[0x80];

    private static final byte SIGN = 1;
    private static final byte AROUND_WORD = 2;
    private static final byte BEHIND_WORD = 4;
    /** Stands behind a word and is no sign, nor part of a URL or number: the common end of a word of prose. */
    private static final byte PAUSE = 8;

    private static final int LONGEST_COMMAND = 12;

    static {
        trait("(){}[]<>=;$\\|&%#*_~^+@\"/", SIGN);
        trait("([{\"'*_<", AROUND_WORD);
        trait(".,;:!?)]}\"'*_>", BEHIND_WORD);
        trait(".,:!?", PAUSE);
    }

    private final char[] line;
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

    LineShape(String written) {
        line = written.toCharArray();
        int i = 0;
        while (i < line.length && isBlank(line[i])) {
            indent += line[i] == '\t' ? 8 : 1;
            i++;
        }
        int end = line.length;
        while (end > i && isBlank(line[end - 1])) {
            end--;
        }
        while (i < end) {
            int start = i;
            i = plainEnd(start, end);
            if (i == start) {
                while (i < end && !isBlank(line[i])) {
                    i++;
                }
                read(start, i);
            }
            inked += i - start;
            tokens++;
            int gap = i;
            while (i < end && isBlank(line[i])) {
                i++;
            }
            gaps += i - gap > 1 && !endsSentence(gap - 1) ? 1 : 0;
        }
    }

    private static void trait(String characters, byte trait) {
        characters.chars().forEach(c -> TRAITS[c] |= trait);
    }

    private static boolean is(char c, byte trait) {
        return c < TRAITS.length && (TRAITS[c] & trait) != 0;
    }

    static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    /** Whether two blanks stand there as typists put them between sentences. */
    private boolean endsSentence(int i) {
        return ".!?:".indexOf(line[i]) >= 0;
    }

    /**
     * Reads a word as most are: small letters of ASCII, the first one perhaps a capital, with at most one pause behind
     * it. Where it ends; where it begins when it is none, and nothing is counted then.
     */
    private int plainEnd(int start, int end) {
        int i = start + (isCapital(line[start]) ? 1 : 0);
        long packed = line[start] | PackedWords.SMALL;
        if (i == start && !isSmall(line[start])) {
            return start;
        }
        i = start + 1;
        while (i < end && isSmall(line[i])) {
            packed = packed << Byte.SIZE | line[i];
            i++;
        }
        int to = i;
        if (i < end && is(line[i], PAUSE)) {
            i++;
        }
        if ((i < end && !isBlank(line[i])) || (to - start == 3 && i > to && startsWith("www.", start))) {
            return start;
        }
        words++;
        countWord(packed, start, to);
        if (tokens == 0) {
            capital = isCapital(line[start]);
            command = isCommand(start, to);
        }
        return i;
    }

    private void countWord(long packed, int from, int to) {
        if (to - from <= PackedWords.MAX_LETTERS) {
            common += COMMON.contains(packed) ? 1 : 0;
            pronouns += PRONOUNS.contains(packed) && !(to - from == 1 && line[from] == 'i') ? 1 : 0;
        }
    }

    private void read(int start, int end) {
        if (isUrl(start, end)) {
            return;
        }
        int from = start;
        int to = end;
        while (from < to && is(line[from], AROUND_WORD)) {
            from++;
        }
        while (to > from && is(line[to - 1], BEHIND_WORD)) {
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
            char c = line[i];
            boolean inside = i >= from && i < to;
            if (c > 0x7f) {
                foreign |= Character.isLetter(c);
                letters += inside && Character.isLetter(c) ? 1 : 0;
            } else if (isSmall(c)) {
                letters += inside ? 1 : 0;
            } else if (isCapital(c)) {
                letters += inside ? 1 : 0;
                humps += i > from && inside && isSmall(line[i - 1]) ? 1 : 0;
            } else if (c >= '0' && c <= '9') {
                digits += inside ? 1 : 0;
            } else {
                signs += is(c, SIGN) ? 1 : 0;
                boolean between = i > from && i + 1 < to;
                underscores += c == '_' && between ? 1 : 0;
                dots += c == '.' && between && isLetter(line[i - 1]) && isLetter(line[i + 1]) ? 1 : 0;
                slashes += c == '/' || c == '\\' ? 1 : 0;
                joints += between && isJoint(c, line[i + 1]) ? 1 : 0;
                address |= c == '@';
                backslash |= c == '\\';
                otherSigns += inside && c != '\'' && c != '-' ? 1 : 0;
            }
        }
        boolean word = letters > 0 && digits == 0 && otherSigns == 0 && humps == 0;
        boolean path = !address && (slashes > 1 || backslash || startsWith("./", start) || startsWith("~/", start));
        words += word ? 1 : 0;
        if (word) {
            countWord(PackedWords.pack(line, from, to), from, to);
        }
        if (word && to - from > 1 && isUpper(from, to) && LEVELS.contains(text(from, to))) {
            levels++;
        }
        boolean named = !address
                && (underscores > 0 || (humps > 0 && letters > 3) || joints > 0 || (dots > 0 && to - from > 4));
        identifiers += named ? 1 : 0;
        numbers += letters < 2 && digits > 0 && digits * 2 >= to - from ? 1 : 0;
        operators += end - start < 5 && letters + digits == 0 && OPERATORS.contains(text(start, end)) ? 1 : 0;
        options += tokens > 0 && isOption(start, end) ? 1 : 0;
        paths += path ? 1 : 0;
        if (tokens == 0) {
            capital = word && isCapitalised(from, to);
            command = from == start && isCommand(from, to);
        }
    }

    /** Whether a sign between two characters makes a name of them: "a$b", "a=b", "a::b", "a->b", "a<-b". */
    private static boolean isJoint(char c, char next) {
        return c == '$'
                || c == '='
                || (c == ':' && next == ':')
                || (c == '-' && next == '>')
                || (c == '<' && next == '-');
    }

    private String text(int from, int to) {
        return new String(line, from, to - from);
    }

    private boolean startsWith(String beginning, int at) {
        if (at + beginning.length() > line.length) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (line[at + i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCommand(int from, int to) {
        return to - from <= LONGEST_COMMAND && COMMANDS.contains(text(from, to));
    }

    /** Whether the first colon has two slashes behind it. */
    private boolean isUrl(int start, int end) {
        int colon = start;
        while (colon < end && line[colon] != ':') {
            colon++;
        }
        return (colon > 0 && colon < end && startsWith("://", colon)) || startsWith("www.", start);
    }

    private boolean isOption(int start, int end) {
        int name = start;
        while (name < end && line[name] == '-') {
            name++;
        }
        return name > start && name - start < 3 && name < end && isLetter(line[name]);
    }

    private boolean isCapitalised(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Character.isUpperCase(line[i])) {
                return false;
            }
        }
        return Character.isUpperCase(line[from]);
    }

    private boolean isUpper(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isCapital(line[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetter(char c) {
        return isSmall(c) || isCapital(c);
    }

    /** Short words as numbers of eight bits a letter, in a table without collisions of more than a few steps. */
    static final class PackedWords {
        static final int MAX_LETTERS = 8;
        /** The bit that makes a letter a small one. */
        static final int SMALL = 0x20;

        private final long[] table;

        private PackedWords(long[] table) {
            this.table = table;
        }

        static PackedWords of(String... words) {
            long[] table = new long[Integer.highestOneBit(words.length) * 4]; // a power of two
            for (String word : words) {
                long packed = pack(word.toCharArray(), 0, word.length());
                int slot = slot(packed, table.length);
                while (table[slot] != 0 && table[slot] != packed) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = packed;
            }
            return new PackedWords(table);
        }

        /** The letters in small ones; what is not ASCII is cut, and so is in no table. */
        static long pack(char[] line, int from, int to) {
            long packed = 0;
            for (int i = from; i < to; i++) {
                packed = packed << Byte.SIZE | ((line[i] | SMALL) & 0xff);
            }
            return packed;
        }

        private static int slot(long packed, int size) {
            return (int) ((packed * 0x9E3779B97F4A7C15L) >>> 40) & (size - 1);
        }

        boolean contains(long packed) {
            int slot = slot(packed, table.length);
            while (table[slot] != 0) {
                if (table[slot] == packed) {
                    return true;
                }
                slot = (slot + 1) & (table.length - 1);
            }
            return false;
        }
    }
}
