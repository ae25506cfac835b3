/**
 * An edition as a static site: pages that open from a file, without network, framework or server.
 *
 * <p>Read in this order: {@link annals.export.site.SiteExport}, {@link annals.export.site.Html} (the only way to write
 * text into a page), {@link annals.export.site.Frame} (what all pages have), then the pages.
 */
@org.jspecify.annotations.NullMarked
package annals.export.site;
