package annals.fuzz;

import annals.archive.ArchiveFile;
import annals.archive.RawMessage;
import annals.archive.SourceReader;
import annals.archive.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes archives apart into what each fuzzer begins with: {@code Seeds CORPORA... TO} writes folders {@code archive},
 * {@code mail}, {@code header}, {@code html}, {@code segmenter}, {@code repetition}, {@code query}, {@code show},
 * {@code catalogue}, {@code export} below TO.
 */
public final class Seeds {
    private static final int MAX_ARCHIVE_BYTES = 32 << 10;
    private static final int MAX_MAIL_BYTES = 16 << 10;
    private static final int MAX_TEXT_BYTES = 8 << 10;
    private static final int MAX_VALUE_BYTES = 1 << 10;
    private static final int MAX_UNIT_BYTES = 60;

    private static final String XEP = """
            <?xml version='1.0' encoding='UTF-8'?>
            <!DOCTYPE xep SYSTEM 'xep.dtd' [<!ENTITY % ents SYSTEM 'xep.ent'> %ents; <!ENTITY ns 'urn:xmpp:quill:0'>]>
            <xep><header><title>Quill</title><abstract>A quill.</abstract><number>0001</number><status>Draft</status>
            <type>Standards Track</type><sig>Standards</sig><dependencies><spec>XMPP Core</spec></dependencies>
            <shortname>quill</shortname><author><firstname>Dora</firstname><surname>Quill</surname></author>
            <revision><version>0.2</version><date>2019-05-01</date><initials>dq</initials><remark><p>More &ns;.</p></remark></revision>
            <lastcall>2019-06-01</lastcall></header><section1 topic='Use' anchor='use'><p>See <cite>XEP-0030</cite>.</p></section1></xep>
            """;

    private static final String RULES = """
            {"deliverables": [{"id": "quill", "name": "Quill", "title": "Quill", "kind": "upcoming",
              "aliases": [{"text": "quill", "kind": "term", "from": "2019-01-01"}]}],
             "rules": {"weights": {"threshold": 3.0}}}
            """;

    private final Path to;

    private Seeds(Path to) {
        this.to = to;
    }

    /** Writes the seeds. */
    public static void main(String[] args) throws IOException {
        Seeds seeds = new Seeds(Path.of(args[args.length - 1]));
        for (String corpus : Arrays.asList(args).subList(0, args.length - 1)) {
            for (ArchiveFile file : Sources.find(corpus)) {
                seeds.addFile(file);
            }
        }
        seeds.addOwn();
        for (String name : List.of(
                "archive",
                "mail",
                "header",
                "html",
                "segmenter",
                "repetition",
                "query",
                "show",
                "catalogue",
                "export")) {
            Files.createDirectories(seeds.to.resolve(name));
        }
    }

    /** Queries of every form, names of what is in the sample archive, a small XEP and a small file of rules. */
    private void addOwn() throws IOException {
        for (String query : List.of(
                "omemo AND (s:keys OR NOT b:\"double ratchet\")",
                "double NEAR/3 ratchet key* f:dora",
                "xep:0384 d:2019..2021 rev:0384@0.3..0.4 phase:experimental",
                "thread:{vote:-1 voter:dora} has:patch tag:e2ee list:standards",
                "id:a@example.org ref:b@example.org act:objection about:OMEMO",
                "l:standards@example.org nq:fingerprint dt:20200101..20200201 -x")) {
            write("query", bytes(query));
        }
        for (String name :
                List.of("<a@example.org>", "mid:a@example.org", "k3fq7a", "OMEMO", "XEP-0384", "0384", "ox")) {
            write("show", bytes(name));
        }
        write("catalogue", bytes(XEP));
        write("catalogue", bytes(RULES));
    }

    private void addFile(ArchiveFile file) throws IOException {
        byte[] bytes = cut(Files.readAllBytes(file.path().orElseThrow()), MAX_ARCHIVE_BYTES);
        write("archive", bytes);
        if (bytes.length < 2048) {
            write("archive", gzipped(bytes));
            write("archive", zipped(bytes));
        }
        new SourceReader().read(file, this::addMail);
    }

    private void addMail(RawMessage raw) throws IOException {
        byte[] mail = raw.content();
        if (mail.length > 4 * MAX_MAIL_BYTES) {
            return;
        }
        write("mail", cut(mail, MAX_MAIL_BYTES));
        write("export", cut(mail, MAX_TEXT_BYTES));
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\n\n");
        String headers = blank < 0 ? text : text.substring(0, blank);
        for (String line :
                headers.replace("\n ", " ").replace("\n\t", " ").lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && colon < 30) {
                byte[] value = bytes(line.substring(colon + 1).strip());
                write("header", cut(value, MAX_VALUE_BYTES));
            }
        }
        write("segmenter", cut(bytes(text.substring(Math.max(blank, 0))), MAX_TEXT_BYTES));
        int html = text.toLowerCase(Locale.ROOT).indexOf("<html");
        if (html >= 0) {
            write("html", cut(bytes(text.substring(html)), MAX_TEXT_BYTES));
        }
        addRepetition(text);
    }

    /**
     * One line of some mails becomes the unit of a pattern, another line and another place for each. Not of all mails:
     * each pattern takes as long as a hundred mails.
     */
    private void addRepetition(String text) throws IOException {
        List<String> lines = text.lines().toList();
        if (!lines.isEmpty() && text.length() % 8 == 0) {
            ByteArrayOutputStream pattern = new ByteArrayOutputStream();
            pattern.write(text.length() / 8);
            pattern.write(0);
            pattern.write(0);
            pattern.writeBytes(cut(bytes(lines.get(text.length() % lines.size()) + "\n"), MAX_UNIT_BYTES));
            write("repetition", pattern.toByteArray());
        }
    }

    private void write(String target, byte[] seed) throws IOException {
        CRC32 name = new CRC32();
        name.update(seed);
        Path folder = Files.createDirectories(to.resolve(target));
        Files.write(folder.resolve("%08x".formatted(name.getValue())), seed);
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("2005-March.mbox"));
            zip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] cut(byte[] bytes, int limit) {
        return bytes.length > limit ? Arrays.copyOf(bytes, limit) : bytes;
    }
}
