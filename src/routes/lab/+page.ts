// The lab is one page for every state: link and query are read in the browser, so that any web server can hold it.
export const prerender = true;
