// Live reload: the preview server puts this script into each page that it serves, and into no built page.

(() => {
    const epoch = document.currentScript?.dataset.epoch;
    /** @type {EventSource | null} */
    let events = null;

    // A browser opens six connections to a server at most, so a page in the background gives its own back.
    function listen() {
        if (document.hidden) {
            events?.close();
            events = null;
        } else if (!events) {
            events = new EventSource("/_papershelf/events");
            events.addEventListener("message", (event) => {
                if (event.data !== epoch) location.reload();
            });
        }
    }

    document.addEventListener("visibilitychange", listen);
    listen();
})();
