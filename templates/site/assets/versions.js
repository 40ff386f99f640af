/* A version that the address names is opened: on arrival, and by a link on the same page. Without
   this script it is shown as its summary, which opens by itself. */
(function () {
  "use strict";

  function open() {
    var named = document.getElementById(window.location.hash.slice(1));
    var details = named && named.closest(".versions") && named.querySelector("details");
    if (details) { details.open = true; }
  }

  window.addEventListener("hashchange", open);
  open();
}());
