package annals.index;

import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/** {@link TextScanner} for Lucene: prose or names by the field. */
public final class AnnalsAnalyzer extends Analyzer {
    /** How many positions lie between two values of a field: no phrase reaches from one segment into the next. */
    public static final int GAP = 100;

    public AnnalsAnalyzer() {
        super(new ByStyle());
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new AnnalsTokenizer(Fields.style(field)));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    /** Fields of one style share what is known of words: Lucene reads them one after the other. */
    private static final class ByStyle extends ReuseStrategy {
        @Override
        public @Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String field) {
            return ofThread(analyzer).get(Fields.style(field));
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String field, TokenStreamComponents components) {
            ofThread(analyzer).put(Fields.style(field), components);
        }

        @SuppressWarnings("unchecked") // nothing else stores a value
        private Map<TextScanner.Style, TokenStreamComponents> ofThread(Analyzer analyzer) {
            Object stored = getStoredValue(analyzer);
            if (stored == null) {
                stored = new EnumMap<TextScanner.Style, TokenStreamComponents>(TextScanner.Style.class);
                setStoredValue(analyzer, stored);
            }
            return (Map<TextScanner.Style, TokenStreamComponents>) stored;
        }
    }
}
