/** Node's http, asked for by need: an import would read all its getters, one of which loads `fetch` and all that is behind it. */
export const http = process.getBuiltinModule('node:http');
