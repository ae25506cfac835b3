package annals.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which lines of minutes are headings of items. */
final class Headings {
    /** A line that begins with the name of a document. */
    static final Pattern LEADING_NAME = Pattern.compile(
            "^(?:[-*\u2022] ?)?(?:[XJ]EP-?\\s?\\d{1,4}\\b|Proposed XMPP Extension|Proto-?[XJ]EP|PR ?#?\\d|#\\d{2,5}\\b).*",
            Pattern.CASE_INSENSITIVE);
    /** A line that only says that votes follow. */
    static final Pattern VOTES_ALONE = Pattern.compile(
            "\\W*(?:the )?(?:votes?|voting|results?|outcome|decisions?|tally|voting results?)\\W*",
            Pattern.CASE_INSENSITIVE);

    /** On the line of its answer: "Next: in a week, Ada +1". */
    private static final Pattern NEXT = Pattern.compile(
            "(?:[-*\u2022] ?)?(?:next(?: (?:meeting|date|time))?|(?:date|time|day) (?:of|for) (?:the )?next(?: meeting)?) ?:(?= |$)",
            Pattern.CASE_INSENSITIVE);
    /** The end of a line that goes on in the next one. */
    static final Pattern HANGS = Pattern.compile(
            "(?<!\\p{L})(?:is|are|was|were|will|shall|so|but|who|because|has|have|his|her|their|at|voted|votes?|said|says|gave|gives|an?|to|of|with|and|or|for|item|items)$");

    private static final Pattern ADDRESS_BEHIND = Pattern.compile("\\s*[-\u2013\u2014:]?\\s*[<(]?https?://\\S+\\s*$");
    private static final Pattern ADDRESS_BEFORE = Pattern.compile("^<?https?://\\S+\\s*[-\u2013\u2014:]\\s+(?=\\p{L})");
    /** "Pigeon Fancy - https://xmpp.org/extensions/inbox/pigeon-fancy.html" */
    private static final Pattern ADDRESSED =
            Pattern.compile("\\p{Lu}[^:?.;,]{2,80}[-\u2013\u2014:]? [<(]?https?://\\S+");
    /** "* https://xmpp.org/extensions/xep-0384.html - accept version 1.1" */
    private static final Pattern ADDRESSED_BULLET =
            Pattern.compile("[-*\u2022\u25e6+] +<?https?://\\S+\\s*[-\u2013\u2014:]\\s+\\p{L}.*");

    private static final Pattern ADDRESS_IN_BRACKETS = Pattern.compile("[<(]?https?://\\S+");
    private static final Pattern NUMBER_ALONE = Pattern.compile("\\W*[\\p{L}\\p{N}.]{0,4}[).:]?\\s*");
    private static final Pattern LOOSE_END = Pattern.compile("[\\s*_=#]*[-\u2013\u2014:,]?[\\s*_]*$");
    private static final Pattern BULLET = Pattern.compile("[-*\u2022\u25e6+] +\\S");
    private static final Pattern BULLET_OF_ANY_SHAPE = Pattern.compile("[-*\u2022\u25e6+o] +\\S");
    private static final Pattern MOTION = Pattern.compile("motion: +\\S.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{3,}(?: (?:\\p{Lu}+|[\\d/&-]+)){1,6}");
    private static final Pattern TITLE_END = Pattern.compile("[?:\"\u201d]$");
    private static final Pattern ADDRESS_ALONE = Pattern.compile("[-*\u2022\u25e6+]? *<?https?://\\S+");
    private static final Pattern ADDRESS_FOR_HEADING = Pattern.compile("(?:[#*=]+ ?)?<?https?://\\S+>?");
    private static final int MOST_WORDS_OF_PLAIN_HEADING = 10;
    private static final int LONGEST_HEADING = 200;

    private final List<BodyLine> lines;
    private final Predicate<String> voter;
    private final boolean numbered;
    private final Map<Character, Boolean> outer = new HashMap<>();

    Headings(List<BodyLine> lines, Predicate<String> voter) {
        this.lines = lines;
        this.voter = voter;
        long numbers = 0;
        for (int i = 0; i < lines.size() && numbers < 2; i++) {
            numbers += at(i).isPresent() && !NEXT.matcher(lines.get(i).text()).lookingAt() ? 1 : 0;
        }
        this.numbered = numbers >= 2;
    }

    /** A heading as written, without the address behind it. */
    static String text(String line) {
        String text = line.replaceFirst("^(?:[#*_=\u27a4\u25b6\u25ba\u25a0\u25c6\\s]+|[-+\u2022\u25e6] +)+", "");
        text = ADDRESS_BEFORE.matcher(text).replaceFirst("");
        String bare = ADDRESS_BEHIND.matcher(text).replaceFirst("");
        if (NUMBER_ALONE.matcher(bare).matches()) { // the address is the title
            return text;
        }
        return LOOSE_END
                .matcher(bare.length() > LONGEST_HEADING ? bare.substring(0, LONGEST_HEADING) : bare)
                .replaceFirst("");
    }

    /** Whether a heading is nothing but an address. */
    static boolean isAddress(String line) {
        return ADDRESS_FOR_HEADING.matcher(line).matches();
    }

    /** Whether a line can be the title of what is put to the vote: some words, no vote and no address. */
    static boolean isTitle(String line) {
        return line.contains(" ")
                && line.length() <= LONGEST_HEADING
                && !line.contains("http")
                && line.indexOf(':') < 0
                && VoteLine.read(line, any -> true).isEmpty();
    }

    /** Whether a line is a bullet: beside it stand others. */
    static boolean isBulleted(String line) {
        return BULLET.matcher(line).lookingAt();
    }

    /** The heading that a line is by its number or its marks. */
    Optional<ItemHeading> at(int at) {
        String text = lines.get(at).text();
        if (text.isEmpty() || text.length() > LONGEST_HEADING * 2 || isInParentheses(at) || isHanging(at)) {
            return Optional.empty();
        }
        return ItemHeading.of(text, isAfterBlank(at), next(at))
                .or(() -> isCut(at) || NEXT.matcher(text).lookingAt()
                        ? Optional.of(new ItemHeading("", text))
                        : Optional.empty());
    }

    /**
     * The heading that a line is; those without a number only where the mail numbers nothing, or in a list.
     *
     * @param several whether the line stands in an item that may have several documents
     */
    Optional<ItemHeading> anyAt(int at, boolean several) {
        Optional<ItemHeading> found = at(at);
        String text = lines.get(at).text();
        if (found.isPresent() || text.isEmpty() || text.length() > LONGEST_HEADING * 2) {
            return found;
        }
        boolean known = (several && LEADING_NAME.matcher(text).matches() && votesFollow(at))
                || ((several || !numbered) && isBulletOverVotes(at))
                || isShort(at)
                || isBullet(at)
                || isOuterBullet(at)
                || isListed(at)
                || isMotion(at)
                || (!numbered && isAfterBlank(at) && ADDRESSED.matcher(text).matches())
                || isAddressed(at)
                || (several && isQuestion(at));
        return known ? Optional.of(new ItemHeading("", text)) : Optional.empty();
    }

    /** A few words between an empty line and one that goes on, or in capitals. */
    private boolean isShort(int at) {
        String text = lines.get(at).text();
        return !numbered
                && isAfterBlank(at)
                && (!next(at).isEmpty() || CAPITALS.matcher(text).matches())
                && ".;,!?>)".indexOf(text.charAt(text.length() - 1)) < 0
                && Character.isUpperCase(text.charAt(0))
                && text.split("\\s+").length <= MOST_WORDS_OF_PLAIN_HEADING
                && !RollCall.LABEL.matcher(text).matches();
    }

    /** A bullet with an address and a title behind it. */
    boolean isAddressed(int at) {
        return isAfterBlank(at)
                && ADDRESSED_BULLET.matcher(lines.get(at).text()).matches();
    }

    /** Whether a bullet may have a title: no address, no label of votes or names. */
    private static boolean isTitleInBullet(String text) {
        return BULLET.matcher(text).lookingAt()
                && text.length() <= LONGEST_HEADING
                && !ADDRESS_ALONE.matcher(text).matches()
                && !VOTES_ALONE.matcher(text).matches()
                && !RollCall.LABEL.matcher(VoteText.plain(text)).matches();
    }

    /** A bullet above a vote, or above bullets further in of which some are votes. */
    private boolean isBullet(int at) {
        String text = lines.get(at).text();
        return isTitleInBullet(text)
                && ((isOver(at) && isVote(next(at), isAfterBlank(at))) || isOverAddressAndVotes(at) || isOutline(at));
    }

    /** Whether an address and then votes stand below, further in. */
    private boolean isOverAddressAndVotes(int at) {
        return at + 2 < lines.size()
                && lines.get(at).indent() < lines.get(at + 1).indent()
                && lines.get(at).indent() < lines.get(at + 2).indent()
                && ADDRESS_IN_BRACKETS.matcher(next(at)).matches()
                && VoteLine.read(lines.get(at).text(), voter).isEmpty()
                && isVote(next(at + 1), true);
    }

    /** @param several whether it may be several votes */
    private boolean isVote(String text, boolean several) {
        int votes = VoteLine.read(text, voter).size();
        return several ? votes > 0 : votes == 1;
    }

    /** A bullet between empty lines, with or without an address below it, and then votes that are no bullets. */
    private boolean isBulletOverVotes(int at) {
        String text = lines.get(at).text();
        if (!isAfterBlank(at)
                || !isTitleInBullet(text)
                || !VoteLine.read(text, voter).isEmpty()) {
            return false;
        }
        int next = at + 1;
        while (next < lines.size()
                && ADDRESS_ALONE.matcher(lines.get(next).text()).lookingAt()) {
            next++;
        }
        return next + 1 < lines.size()
                && lines.get(next).text().isEmpty()
                && !BULLET.matcher(lines.get(next + 1).text()).lookingAt()
                && !VoteLine.read(lines.get(next + 1).text(), voter).isEmpty();
    }

    /** Whether the next line may be of the bullet: one of the same shape and place stands beside it. */
    private boolean isOver(int at) {
        BodyLine line = lines.get(at);
        return !next(at).isEmpty()
                && line.indent() <= lines.get(at + 1).indent()
                && (line.indent() < lines.get(at + 1).indent() || line.text().charAt(0) != next(at).charAt(0));
    }

    /** Whether bullets further in follow, with a vote among them; only where nothing is numbered. */
    private boolean isOutline(int at) {
        int indent = lines.get(at).indent();
        if (numbered || !VoteLine.read(lines.get(at).text(), voter).isEmpty()) {
            return false;
        }
        boolean parted =
                next(at).isEmpty() && TITLE_END.matcher(lines.get(at).text()).find();
        for (int i = parted ? at + 2 : at + 1; i < lines.size(); i++) {
            BodyLine line = lines.get(i);
            if (line.text().isEmpty() || line.indent() <= indent) {
                return false;
            }
            if ((parted || BULLET_OF_ANY_SHAPE.matcher(line.text()).lookingAt())
                    && !VoteLine.read(line.text(), voter).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A bullet of its own shape above bullets of another one that hold votes: "+ Carbons", "- Ada +1". */
    private boolean isOuterBullet(int at) {
        String text = lines.get(at).text();
        if (numbered
                || !isAfterBlank(at)
                || !BULLET.matcher(text).lookingAt()
                || text.split("\\s+").length > MOST_WORDS_OF_PLAIN_HEADING) {
            return false;
        }
        char mark = text.charAt(0);
        return outer.computeIfAbsent(mark, this::isOuter);
    }

    /** Whether all bullets of that shape stand behind an empty line, and some of another one are votes. */
    private boolean isOuter(char mark) {
        boolean votes = false;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            if (BULLET.matcher(text).lookingAt()) {
                boolean same = text.charAt(0) == mark;
                if (same && (!isAfterBlank(i) || !VoteLine.read(text, voter).isEmpty())) {
                    return false;
                }
                votes |= !same && !VoteLine.read(text, voter).isEmpty();
            }
        }
        return votes;
    }

    /** The name of a document, where nothing is numbered. */
    private boolean isListed(int at) {
        String text = lines.get(at).text();
        return !numbered
                && isAfterBlank(at)
                && text.length() <= LONGEST_HEADING
                && LEADING_NAME.matcher(text).matches();
    }

    /** A question above at least two votes, where a heading only says that there are some. */
    private boolean isQuestion(int at) {
        String text = lines.get(at).text();
        return isAfterBlank(at)
                && text.endsWith("?")
                && Character.isUpperCase(text.charAt(0))
                && at + 2 < lines.size()
                && VoteLine.read(next(at), voter).size() == 1
                && VoteLine.read(next(at + 1), voter).size() == 1;
    }

    /** "Motion: …", which below a heading is what is put to the vote there. */
    private boolean isMotion(int at) {
        return !numbered
                && isAfterBlank(at)
                && MOTION.matcher(lines.get(at).text()).matches();
    }

    /** Whether the next line, but for addresses and the rest of a wrapped one, is one of votes. */
    private boolean votesFollow(int at) {
        for (int i = at + 1; i < lines.size() && i <= at + 3; i++) {
            String text = lines.get(i).text();
            if (!VoteLine.read(text, voter).isEmpty()) {
                return true;
            }
            boolean goesOn = text.startsWith("http") || (i == at + 1 && !text.isEmpty());
            if (!goesOn) {
                return false;
            }
        }
        return false;
    }

    /** "(from\nitem 4 on)" */
    private boolean isInParentheses(int at) {
        String text = at == 0 ? "" : lines.get(at - 1).text();
        return text.lastIndexOf('(') > text.lastIndexOf(')')
                && lines.get(at).text().indexOf(')') > lines.get(at).text().indexOf('(')
                && !text.endsWith(":(");
    }

    /** Whether the text of the line goes on in the next one, which {@link RunOn} made of it. */
    private boolean isCut(int at) {
        return at + 1 < lines.size()
                && lines.get(at + 1).number() == lines.get(at).number();
    }

    /** "Ada is" - "0. Ben will vote on list". */
    private boolean isHanging(int at) {
        return at > 0 && HANGS.matcher(lines.get(at - 1).text()).find();
    }

    private boolean isAfterBlank(int at) {
        return at == 0 || lines.get(at - 1).text().isEmpty();
    }

    private String next(int at) {
        return at + 1 < lines.size() ? lines.get(at + 1).text() : "";
    }
}
