package annals.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms of a {@link TextScanner} as Lucene wants them. */
final class AnnalsTokenizer extends Tokenizer {
    private final TextScanner.Style style;
    private final Vocabulary vocabulary = new Vocabulary();
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final char[] buffer = new char[8192];
    private TextScanner scanner;
    private List<Token> tokens = List.of();
    private int next;
    private int position = -1;
    private int length;

    AnnalsTokenizer(TextScanner.Style style) {
        this.style = style;
        this.scanner = new TextScanner("", style, vocabulary);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        String all = readAll();
        scanner = new TextScanner(all, style, vocabulary);
        tokens = List.of();
        next = 0;
        position = -1;
        length = all.length();
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            tokens = scanner.next();
            next = 0;
        }
        if (tokens.isEmpty()) {
            return false;
        }
        clearAttributes();
        Token token = tokens.get(next++);
        term.setEmpty().append(token.term());
        offsets.setOffset(correctOffset(token.start()), correctOffset(token.end()));
        increment.setPositionIncrement(token.position() - position);
        position = token.position();
        return true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        offsets.setOffset(correctOffset(length), correctOffset(length));
    }

    private String readAll() throws IOException {
        int count = input.read(buffer);
        if (count < 0) {
            return "";
        }
        String first = new String(buffer, 0, count);
        count = input.read(buffer);
        if (count < 0) {
            return first; // as nearly all texts
        }
        StringBuilder text = new StringBuilder(first);
        for (; count >= 0; count = input.read(buffer)) {
            text.append(buffer, 0, count);
        }
        return text.toString();
    }
}
