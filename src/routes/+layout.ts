// Every page is written while building; a page that needs a server says so itself.
export const prerender = true;
export const trailingSlash = __TRAILING_SLASH__;
