export { alike, type Alike } from "./alike.ts";
export { stem, stemsOf } from "./stems.ts";
export { type Topic, topicsOf } from "./topics.ts";
