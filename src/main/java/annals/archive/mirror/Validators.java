package annals.archive.mirror;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a server tells versions of a resource apart (RFC 9110, 8.8).
 *
 * @param etag the entity tag, empty when there is none
 * @param lastModified the time of change as the server wrote it, likewise
 */
record Validators(String etag, String lastModified) {
    static final Validators NONE = new Validators("", "");

    static Validators of(HttpHeaders headers) {
        return new Validators(
                headers.firstValue("ETag").orElse("").strip(),
                headers.firstValue("Last-Modified").orElse("").strip());
    }

    /** Asks for the resource unless it is still this version. */
    Map<String, String> ifChanged() {
        Map<String, String> headers = new TreeMap<>();
        if (!etag.isEmpty()) {
            headers.put("If-None-Match", etag);
        }
        if (!lastModified.isEmpty()) {
            headers.put("If-Modified-Since", lastModified);
        }
        return headers;
    }

    /** What {@code If-Range} may carry: a strong tag, else the time; empty where a part must not be continued. */
    String ofRange() {
        return etag.isEmpty() ? lastModified : etag.startsWith("W/") ? "" : etag;
    }
}
