/**
 * What is special about a list: its address, subject tags, footers, permalinks, editors and usual charset. The profile
 * of standards@xmpp.org is built in; another list is a file.
 *
 * <p>Start with {@link annals.profile.ListProfile}, then {@link annals.profile.Profiles}.
 *
 * <pre>{@code
 * ListProfile standards = Profiles.builtIn().forList("standards@xmpp.org");
 * standards.permalinks(id).hyperkitty();  // Optional[https://mail.jabber.org/hyperkitty/list/…]
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.profile;
