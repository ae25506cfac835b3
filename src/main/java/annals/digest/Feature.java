package annals.digest;

/** What is looked at in a sentence; the weights are in {@code weights.tsv}, by these names. */
enum Feature {
    BEGINS_MAIL("begins its mail"),
    BEGINS_THREAD("is in the first mail"),
    EARLY_IN_MAIL("stands early in its mail"),
    EARLY_IN_THREAD("stands early in the thread"),
    SHARE_OF_MAIL("is much of what its mail says"),
    LENGTH("is long enough to say something"),
    SHORT("is short"),
    CENTRAL("has the words that the thread is about"),
    SUBJECT("has words of the subject"),
    QUOTED_LATER("is quoted later"),
    ANSWERS_QUOTE("answers what it quotes"),
    QUESTION("asks"),
    PROPOSES("proposes, decides or objects"),
    BY_STARTER("is by who began the thread"),
    COURTESY("thanks or greets"),
    OPEN_END("has no full stop"),
    DIGITS("has numbers or dates"),
    VOCABULARY("names the deliverable");

    private final String why;

    Feature(String why) {
        this.why = why;
    }

    /** What it says of a sentence that has much of it, in words that follow "it". */
    String why() {
        return why;
    }
}
