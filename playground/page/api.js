// Asking the playground: one function a way, errors with the server's own words.

export class Refused extends Error {}

export async function ask(way, path, body) {
  const answer = await fetch(path, {
    method: way,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({ error: `the playground answered ${answer.status}` }));
  if (!answer.ok) throw new Refused(said.error ?? `the playground answered ${answer.status}`);
  return said;
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);
