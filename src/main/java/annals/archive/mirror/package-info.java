/**
 * Copies the archive of a mailing list from its server into a folder: pipermail's months, HyperKitty's exports or a
 * single file. Asks for no more than is new, goes on where it was interrupted, and puts nothing into the folder that is
 * no mail.
 *
 * <p>Read in this order: {@link annals.archive.mirror.ArchiveAddress}, {@link annals.archive.mirror.Mirror},
 * {@code Listing}, {@code Pages}, {@code Download}, {@code PoliteClient}, {@link annals.archive.mirror.Manifest},
 * {@link annals.archive.mirror.MirrorReport}.
 *
 * <pre>{@code
 * Mirror mirror = new Mirror(Path.of("standards"), Connection.direct("annals/0.1.0"), Mirror.Options.USUAL,
 *         progress, Limits.USUAL);
 * MirrorReport report = mirror.fetch(List.of(ArchiveAddress.of("https://lists.example.org/pipermail/standards/")));
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.archive.mirror;
