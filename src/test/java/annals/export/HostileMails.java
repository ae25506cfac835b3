package annals.export;

import static annals.ingest.Sample.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Mails that try to be more than text, in names, subjects, own words, quotes and signatures. */
public final class HostileMails {
    /** What they say. */
    public static final List<String> TEXTS = List.of(
            "<script>window.ran = true; alert(1)</script>",
            "</style></title></textarea></pre><script>window.ran = true</script>",
            "<img src=x onerror=\"window.ran = true\">",
            "\" onmouseover=\"window.ran = true\" x=\"",
            "' autofocus onfocus='window.ran = true' x='",
            "<svg onload=\"window.ran = true\"><script>window.ran = true</script></svg>",
            "<a href=\"javascript:window.ran = true\">click</a> javascript:window.ran=true",
            "https://x.example/\"onclick=\"window.ran=true",
            "&lt;script&gt;window.ran = true&lt;/script&gt; &#60;b&#62;",
            "<iframe srcdoc=\"<script>parent.ran = true</script>\"></iframe>",
            "<meta http-equiv=refresh content=\"0;url=https://x.example/\">",
            "<base href=\"https://x.example/\"><link rel=stylesheet href=//x.example/y.css>",
            "\u202Egnp.exe\u202C \u2066x\u2069 \u200B",
            "=HYPERLINK(\"http://x.example\";\"y\")",
            "]]><!-- --!> <![CDATA[ <?xml ?>",
            "[x](javascript:alert(1)) ![x](https://x.example/a.png) `x` | y",
            "\\u003cscript\\u003e `${window.ran = true}` \u2028 \u2029");

    private HostileMails() {}

    /** An index of them, and of one with a subject of 10 MB. */
    public static Path index(Path folder) throws IOException {
        StringBuilder mails = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            String hostile = TEXTS.get(i);
            mails.append(mail(
                            "h" + i,
                            i + 1,
                            hostile + " OMEMO",
                            "",
                            "Hello OMEMO. " + hostile + "\n\n> " + hostile + "\n> two\n> three\n\n-- \n" + hostile)
                    .replace("(Ada Finch)", "(" + hostile.replaceAll("[()\\\\]", "") + " Finch)"));
        }
        mails.append(mail("long", 28, "OMEMO " + "x".repeat(10 << 20), "", "A long subject."));
        return Exported.index(folder, mails.toString());
    }
}
