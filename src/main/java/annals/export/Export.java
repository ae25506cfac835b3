package annals.export;

import annals.history.Dossier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes dossiers into a folder: one file for each deliverable and an overview. The same dossiers give the same bytes;
 * a file that is already as it should be is not touched.
 */
public final class Export {
    /** The forms a dossier can be written in. */
    public enum Form {
        MARKDOWN,
        JSON
    }

    /** Writes one file's content. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private final Path folder;
    private final Redaction redaction;

    public Export(Path folder, Redaction redaction) {
        this.folder = folder;
        this.redaction = redaction;
    }

    /**
     * Writes all dossiers.
     *
     * @return the files written or found to be right, the overview first
     */
    public List<Path> write(List<Dossier> dossiers, Form form) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        switch (form) {
            case MARKDOWN -> {
                MarkdownDossier markdown = new MarkdownDossier(redaction);
                files.add(replace("README.md", text(markdown.overview(dossiers))));
                for (Dossier dossier : dossiers) {
                    files.add(replace(MarkdownDossier.fileName(dossier.deliverable()), text(markdown.page(dossier))));
                }
            }
            case JSON -> {
                files.add(replace("deliverables.jsonl", out -> {
                    try (JsonLines lines = new JsonLines(out, "export")) {
                        dossiers.forEach(dossier ->
                                lines.object("deliverable", json -> DeliverableJson.properties(json, dossier)));
                    }
                }));
                DossierJson dossierJson = new DossierJson(redaction);
                for (Dossier dossier : dossiers) {
                    String name = MarkdownDossier.stem(dossier.deliverable()) + ".jsonl";
                    files.add(replace(name, out -> {
                        try (JsonLines lines = new JsonLines(out, "export")) {
                            dossierJson.write(lines, dossier);
                        }
                    }));
                }
            }
        }
        return files;
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes beside the file and renames, so that nobody ever sees half a file. */
    private Path replace(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        Path fresh = folder.resolve("." + name + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.write(out);
            }
            if (!Files.exists(file) || Files.mismatch(file, fresh) >= 0) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }
}
