package annals.index;

import org.apache.lucene.analysis.Analyzer;

/** {@link TextScanner} for Lucene: prose or names by the field. */
public final class AnnalsAnalyzer extends Analyzer {
    /** How many positions lie between two values of a field: no phrase reaches from one segment into the next. */
    public static final int GAP = 100;

    public AnnalsAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new AnnalsTokenizer(Fields.style(field)));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }
}
