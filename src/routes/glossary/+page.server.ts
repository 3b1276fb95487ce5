// Every term of the course, in order of its name.
import terms from '/lessons/glossary.yaml?terms';

export const prerender = true;
export const load = () => ({ terms });
