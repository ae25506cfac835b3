package annals.parse;

import annals.mail.Segment.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines that introduce a quote: "On 1 March 2005, Ada wrote:", in the languages and layouts of list mail, wrapped
 * over up to four lines. An introduction in the author's own words ("Section 3 says:", "On Monday I wrote:") stays new.
 */
final class Attributions implements Marker {
    private static final int MAX_LINES = 4;

    /**
     * Months and days of the week by their first letters: en, de, fr, nl, es, pt, it, pl, sv, da, no, fi, cs, ru, uk.
     */
    private static final String MONTH =
            "(?:jan|feb|mar|mär|mrt|maa|maj|apr|avr|abr|may|mai|mei|mag|jun|jui|giu|jul|lug|aug|aoû|aou|ago|sep|set|oct|okt|ott|out"
                    + "|nov|dec|dez|déc|dic|des|gen|ene|fév|fev|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru"
                    + "|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\\p{L}{0,9}";

    private static final String DAY =
            "(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|ma|wo|vr|za|zo|mié|jue|sáb|dom"
                    + "|seg|ter|qua|qui|sex|gio|pon|wto|śro|czw|pią|sob|nie|mån|tis|ons|tor|fre|lör|sön|lør|søn"
                    + "|пн|вт|ср|чт|пт|сб|вс|понед|вторн|сред|четв|пятн|субб|воскр|втр|срд|чтв|птн|сбт|вск)\\p{L}{0,9}";

    private static final String NUMERIC_DATE = "\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}";

    /** Words before a date: "On", "Am Dienstag, den", "Le", "W dniu", "--On" … */
    private static final String BEFORE_DATE =
            "(?:on|at|am|um|le|op|el|em|il giorno|il|in data|in|den|w dniu|dnia|dne|в|at|pe|a|på)";

    private static final Pattern DATE = Pattern.compile(
            "(?iu)" + NUMERIC_DATE + "|\\d{1,2}(?:st|nd|rd|th|er|º|ª)?\\.?[ -](?:(?:de|of|d['’]) ?)?" + MONTH
                    + "|(?<!\\p{L})" + MONTH + "\\.? \\d{1,2}|(?<!\\p{L})" + MONTH + " ?,? ?\\d{4}|\\d{1,2}:\\d{2}");

    /** A line that begins with a date, a day of the week or the words that stand before one. */
    private static final Pattern DATED_START = Pattern.compile("(?iu)^(?:[-+*?>\"(]{1,3} ?)?(?:" + BEFORE_DATE
            + ",? {1,2}(?:(?:the|den|el|le|mo?\\.?) )?)?" + "(?:" + DAY + "[.,]{0,2} .*|\\d.*|" + MONTH
            + "\\.? \\d.*|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b.*)");

    private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{1,2} ?[AaPp]\\.?[Mm]");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>@]{1,80}(?:@|\\(at\\)|\\(a\\)| at )[^\\s<>@]{1,80}|<[^<>]{1,120}>|\\[mailto:");

    /** Ways to say that somebody wrote, as whole words. */
    private static final Set<String> VERBS = Set.of(
            "wrote",
            "writes",
            "written",
            "schrieb",
            "schrieben",
            "schreibt",
            "geschrieben",
            "écrit",
            "ecrit",
            "crit",
            "escribi",
            "écrivait",
            "schreef",
            "schrijft",
            "geschreven",
            "escribió",
            "escribio",
            "escreveu",
            "scritto",
            "scrive",
            "scriveva",
            "пишет",
            "писал",
            "писала",
            "пише",
            "написал",
            "написала",
            "skrev",
            "skriver",
            "skrifaði",
            "napisał",
            "napisała",
            "napisal",
            "napisala",
            "napisa",
            "pisze",
            "kirjoitti",
            "yazdı",
            "napsal",
            "napsala",
            "írta");

    private static final String WROTE = String.join("|", VERBS);
    private static final String VERB_END = "(?:\\(а\\)|\\(a\\)|/a|\\?)?(?![\\p{L}])";
    private static final Pattern VERB = Pattern.compile("(?iu)(?<!\\p{L})(?:" + WROTE + ")" + VERB_END);
    private static final Pattern ENDS_WITH_VERB =
            Pattern.compile("(?iu).*(?<!\\p{L})(?:" + WROTE + ")" + VERB_END + "(?: (?:on|am|le|op|a|at) .*)? ?:?$");
    private static final Needles VERB_NEEDLES = Needles.of(VERBS);
    private static final Pattern SAID =
            Pattern.compile("(?iu)(?<!\\p{L})(?:said|says|spake|spoke|sagte|meinte|a dit|skrev)(?!\\p{L})");

    /** Words of somebody who tells it himself, in whose text there may be dates and the verb as well. */
    private static final Pattern FIRST_PERSON = Pattern.compile(
            "(?iu)(?<![\\p{L}'])(?:I|we|ich|wir|j['’]ai|nous|ik|wij|я|мы|jag|yo)(?![\\p{L}'.]|\\?\\p{Ll})(?! *<)");

    /** Those of these words that are written in ASCII. */
    private static final Set<String> PRONOUNS = Set.of("i", "we", "ich", "wir", "j", "nous", "ik", "wij", "jag", "yo");

    private static final int LONGEST_PRONOUN = 4;

    private static final String NAME_WORD =
            "(?:[\\p{Lu}\"'(\\[](?:[\\p{L}\\p{M}.'’\"\\-)\\]]|\\?(?=\\p{Ll})){0,30}|van|von|de|der|den|da|di|du|del|la|le|el|al|bin|zu|via)";
    /** A person as an attribution names one: at most six capitalised words, or a nickname, or an address. */
    private static final Pattern NAME = Pattern.compile(
            "(?u)^(?:[-+*] ?|--- )?(?:" + NAME_WORD + ",? ){0,5}" + NAME_WORD + ",?$|^[\\w.\\-]{2,20}$");

    /** Things that say something without being a person. */
    private static final Pattern NO_PERSON = Pattern.compile(
            "(?iu)^(?:the|this|that|it|as|what|which|who|he|she|they|someone|somebody|section|[XJ]EP-?\\d+|[XJ]EP$|RFC-?\\d*|spec\\S*|text|then|and|but|also|so|i|"
                    + "if|note|quote|docs?|draft\\S*|wikipedia|manual|abstract|intro\\S*|chapter|paragraph|table|der|die|das|er|sie|es|il|elle|on)(?: .*)?$");

    /** A name that holds more than words, before its address. */
    private static final Pattern LONG_NAME =
            Pattern.compile("^[\\p{Lu}\"'\\[][^<>:.!?;]{1,50} <[^<>\\s]{1,60}(?:@| at |\\(a\\))[^<>]{1,60}> $");

    private static final Pattern BARE_ADDRESS =
            Pattern.compile("^[\\w.+-]{1,60}(?:@| at |\\(at\\)|\\(a\\))[\\w.-]{1,80},?$");

    /** Name, address and verb alone, which introduces a message also where no mark follows. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?u)^[\\p{Lu}\"][^<>:.!?;]{1,50} <[^<>\\s]{1,60}(?:@| at |\\(a\\))[^<>\\s]{1,60}> (?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef):$");

    private static final int MAX_STAR_NAME = 83;

    private static final Pattern QUOTING =
            Pattern.compile("(?iu)^(?:quoting|zitat von|citando|selon|quoth|according to|citerar) .+:$");
    /** A name and an address before a verb in a language we do not know, or that the archive garbled. */
    private static final Pattern NAMED_ADDRESS =
            Pattern.compile("^([^<>]{1,80}?)<[^<>\\s]+(?:@| at |\\(a\\))[^<>]+> ?(\\S{0,12}) ?:$");

    /** What somebody types himself above a quote: "I wrote:", "And then Ada wrote:". */
    private static final Pattern TYPED = Pattern.compile("(?iu)(?:.* )?(?:" + WROTE + ") ?:$");

    private static final int MAX_TYPED = 60;
    private static final int MAX_VERBLESS = 250;

    /** Supercite's, of Emacs. */
    private static final Pattern SUPERCITE = Pattern.compile("^\"[^\"]{1,40}\" == .{1,120}:$");

    private static final Pattern ARTICLE = Pattern.compile("(?iu)^in (?:article|message|news:|<|gmane).*");

    @Override
    public void mark(MarkedLines lines) {
        int i = 0;
        int last = -1;
        while (i < lines.count()) {
            if (last < i) {
                last = nextEnd(lines, i);
                i = firstBefore(lines, i, last);
            }
            int end = end(lines, i);
            i = end > i ? lines.mark(i, end, Kind.ATTRIBUTION) : i + 1;
        }
    }

    /** The first line of an attribution that ends there, if it is as long as it can be. */
    private static int firstBefore(MarkedLines lines, int from, int last) {
        int first = last;
        while (first > from && first > last - MAX_LINES + 1 && lines.isFree(first - 1)) {
            first--;
        }
        return last < lines.count() ? first : last;
    }

    /**
     * The next line on which an attribution can end: asked first, because it is cheap. The number of lines when there
     * is none.
     */
    private static int nextEnd(MarkedLines lines, int from) {
        for (int i = from; i < lines.count(); i++) {
            if (lines.isFree(i)) {
                String words = lines.words(i);
                char last = words.charAt(words.length() - 1);
                if (last == ':' || (Character.isLetter(last) && isQuoteNext(lines, i + 1))) {
                    return i;
                }
            }
        }
        return lines.count();
    }

    /** The line after an attribution that begins there. */
    private static int end(MarkedLines lines, int i) {
        if (!lines.isFree(i)) {
            return i;
        }
        StringBuilder joined = new StringBuilder();
        for (int end = i; end < Math.min(lines.count(), i + MAX_LINES); end++) {
            String words = lines.shortWords(end);
            if (!lines.isFree(end) || words.isEmpty()) {
                return i;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(words);
            boolean closed = words.endsWith(":")
                    || (isQuoteNext(lines, end + 1)
                            && VERB_NEEDLES.mayBeIn(words)
                            && ENDS_WITH_VERB.matcher(words).matches());
            if (closed) {
                return isAttribution(lines, joined.toString(), i, end + 1) ? end + 1 : i;
            }
        }
        return i;
    }

    private static boolean isAttribution(MarkedLines lines, String written, int from, int end) {
        if (written.length() > MarkedLines.MAX_PATTERN_CHARACTERS) {
            return false;
        }
        boolean quoted = isQuoteNext(lines, end);
        boolean verb = hasVerb(written);
        if (!quoted && !verb) {
            return false;
        }
        boolean dated = holdsDigit(written)
                && DATED_START.matcher(written).matches()
                && (end - from == 1 || DATED_START.matcher(lines.words(from)).matches())
                && DATE.matcher(written).find();
        if (!quoted) {
            boolean told =
                    dated && (isAddressed(written) || TIME.matcher(written).find());
            return (told || (end - from == 1 && WHOLE.matcher(written).matches())) && !isFirstPerson(written);
        }
        if (dated && (verb || SAID.matcher(written).find()) && !isFirstPerson(written)) {
            return true;
        }
        if (dated && written.endsWith(":") && written.length() < MAX_VERBLESS && isAddressed(written)) {
            return true;
        }
        boolean oneLine = end - from == 1;
        boolean touches = oneLine && lines.is(Kind.QUOTE, end);
        return (touches
                        && written.length() <= MAX_TYPED
                        && TYPED.matcher(written).matches())
                || SUPERCITE.matcher(written).matches()
                || ((oneLine || startsAddress(lines, from)) && isNamed(written) && !isFirstPerson(written))
                || (oneLine && (isStar(written) || QUOTING.matcher(written).matches()))
                || (verb && ARTICLE.matcher(written).matches());
    }

    /** Whether there can be a date: asked first, because it is cheap. */
    private static boolean holdsDigit(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) >= '0' && written.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressed(String written) {
        return ADDRESS.matcher(written).find();
    }

    private static boolean isFirstPerson(String written) {
        return holdsPronoun(written) && FIRST_PERSON.matcher(written).find();
    }

    /** Whether there is such a word, or a letter beyond ASCII: asked first, because it is cheap. */
    private static boolean holdsPronoun(String written) {
        int start = 0;
        for (int i = 0; i <= written.length(); i++) {
            char c = i < written.length() ? written.charAt(i) : ' ';
            if (c > 0x7f) {
                return true;
            }
            if (!Character.isLetter(c)) {
                if (i > start
                        && i - start <= LONGEST_PRONOUN
                        && PRONOUNS.contains(written.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Whether a word says that somebody wrote: a pattern would do, at ten times the cost. */
    static boolean hasVerb(String written) {
        if (!VERB_NEEDLES.mayBeIn(written)) {
            return false;
        }
        int start = -1;
        for (int i = 0; i <= written.length(); i++) {
            boolean letter = i < written.length() && Character.isLetter(written.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (i - start > 3
                        && i - start < 13
                        && VERBS.contains(written.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    private static boolean startsAddress(MarkedLines lines, int from) {
        return lines.line(from).indexOf('<') >= 0
                || lines.shortWords(from + 1).startsWith("<")
                || lines.shortWords(from + 1).startsWith("(");
    }

    /**
     * Whether it begins with a person who wrote: "Ada Lovelace &lt;ada@example.org&gt; wrote:", "Ada schrieb am 1.
     * März:".
     */
    private static boolean isNamed(String written) {
        var garbled = NAMED_ADDRESS.matcher(written);
        if (garbled.matches()) {
            return isName(garbled.group(1).strip());
        }
        var verb = VERB.matcher(written);
        boolean found = verb.find();
        if (!found) {
            verb = SAID.matcher(written);
            found = verb.find()
                    && (ADDRESS.matcher(written).find()
                            || written.substring(0, verb.start()).strip().indexOf(' ') > 0);
        }
        if (!found) {
            return false;
        }
        String person = written.substring(0, verb.start());
        if (LONG_NAME.matcher(person).matches()) {
            return true;
        }
        String rest = written.substring(verb.end());
        int address = indexOfAddress(person);
        String name = (address >= 0 ? person.substring(0, address) : person).strip();
        boolean plain = rest.strip().length() <= 2 || DATE.matcher(rest).find();
        return plain
                && (isName(withoutFrenchAuxiliary(name))
                        || BARE_ADDRESS.matcher(name).matches()
                        || (address == 0 && person.length() > 3));
    }

    /** "Ada a écrit", and "Ada a ?crit" where an archive lost its accents. */
    private static String withoutFrenchAuxiliary(String name) {
        String whole = name.endsWith(" ?") ? name.substring(0, name.length() - 2) : name;
        return whole.endsWith(" a") ? whole.substring(0, whole.length() - 2) : name;
    }

    private static int indexOfAddress(String person) {
        int angle = person.indexOf('<');
        int round = person.indexOf('(');
        return angle >= 0 ? angle : round > 0 ? round : -1;
    }

    private static boolean isName(String name) {
        String bare = name.endsWith(",") ? name.substring(0, name.length() - 1) : name;
        return !bare.isEmpty()
                && NAME.matcher(bare).matches()
                && !NO_PERSON.matcher(bare).matches();
    }

    private static boolean isQuoteNext(MarkedLines lines, int from) {
        int next = lines.nextWords(from);
        return next - from <= 2 && lines.is(Kind.QUOTE, next);
    }

    /** "* Ada Finch <ada@example.org> [2020-01-02 10:11]:", as mutt can be told to write. */
    private static boolean isStar(String written) {
        if (!written.startsWith("* ") && !written.startsWith("+ ")) {
            return false;
        }
        int end = written.length() - (written.endsWith(":") ? 2 : 1);
        char last = written.charAt(end);
        if (last != ']' && last != ')' && last != '>') {
            return false;
        }
        for (int open = 4; open < Math.min(end - 1, MAX_STAR_NAME); open++) {
            char c = written.charAt(open);
            boolean opens = last == '>' ? c == '<' : c == '[' || c == '(';
            if (opens && written.charAt(open - 1) == ' ') {
                return last == '>'
                        || written.substring(open, end).chars().anyMatch(digit -> digit >= '0' && digit <= '9');
            }
        }
        return false;
    }
}
