package annals.index;

import annals.mail.MessageId;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** The pages on which a list's old archive shows single mails: documents of their own, by page and by message. */
final class Articles {
    private Articles() {}

    /** The term of a page. The scheme does not count: old links say {@code http}. */
    static Term page(String url) {
        String bare = url.strip();
        int scheme = bare.indexOf("://");
        int cut = Math.max(bare.indexOf('#'), bare.indexOf('?'));
        bare = bare.substring(scheme < 0 ? 0 : scheme + 3, cut < 0 ? bare.length() : cut);
        int host = bare.indexOf('/');
        String lower = host < 0 ? bare : bare.substring(0, host).toLowerCase(Locale.ROOT) + bare.substring(host);
        return new Term(Fields.ARTICLE_PAGE, Fields.term(lower));
    }

    /** The document that tells which message a page shows. */
    static Document document(String url, MessageId id) {
        Document document = new Document();
        document.add(new StringField(Fields.KIND, Fields.ARTICLE, Field.Store.NO));
        document.add(new StringField(Fields.ARTICLE_PAGE, page(url).text(), Field.Store.NO));
        document.add(new StringField(Fields.ARTICLE_ID, IdTerm.of(id), Field.Store.NO));
        document.add(new StoredField(Fields.ARTICLE_PAGE, url));
        document.add(new StoredField(Fields.ARTICLE_ID, id.value()));
        return document;
    }

    /** The message that a page shows. */
    static Optional<MessageId> message(IndexSearcher searcher, String url) throws IOException {
        return stored(searcher, page(url), Fields.ARTICLE_ID).map(MessageId::new);
    }

    /** The page that shows a message. */
    static Optional<String> url(IndexSearcher searcher, MessageId id) throws IOException {
        return stored(searcher, new Term(Fields.ARTICLE_ID, IdTerm.of(id)), Fields.ARTICLE_PAGE);
    }

    private static Optional<String> stored(IndexSearcher searcher, Term term, String field) throws IOException {
        if (MultiTerms.getTerms(searcher.getIndexReader(), term.field()) == null) {
            return Optional.empty(); // quicker than a search that finds nothing, of which a history asks thousands
        }
        TopDocs found = searcher.search(new TermQuery(term), 1);
        return found.scoreDocs.length == 0
                ? Optional.empty()
                : Optional.ofNullable(
                        searcher.storedFields().document(found.scoreDocs[0].doc).get(field));
    }
}
