package annals.export;

import annals.mail.MessageId;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code edge} object of output-format.md. */
final class EdgeJson {
    private EdgeJson() {}

    /**
     * The properties of the edge above a message.
     *
     * @param step where the message stands
     * @param present the node of that step
     */
    static void properties(JsonGenerator json, MailThread.Step step, ThreadNode.Present present) {
        json.writeStringProperty("child", present.id().value());
        JsonLines.optional(json, "parent", step.parent().map(ThreadNode::id).map(MessageId::value));
        json.writeStringProperty("edge", present.edge().kind().json());
        json.writeNumberProperty("confidence", present.edge().confidence());
        json.writeStringProperty("split", present.edge().split().json());
        json.writeStringProperty("why", present.edge().evidence());
    }
}
