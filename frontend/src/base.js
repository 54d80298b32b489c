// What every page loads: htmx, set up for a strict content security policy.
// Pages must work without it: forms submit, links lead on.
import htmx from "htmx.org";

htmx.config.allowEval = false; // no code from attributes
htmx.config.includeIndicatorStyles = false; // they would be an inline style; ours are in base.css
htmx.config.selfRequestsOnly = true; // nothing leaves this site
htmx.config.historyCacheSize = 0; // no document text left in the browser's storage

window.htmx = htmx;
document.documentElement.classList.add("has-script");
