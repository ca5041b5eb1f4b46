export { alike, type Alike } from "./alike.ts";
export { stem, stemsOf } from "./stems.ts";
export { type Likeness, likeOne, type LikePair, likePairs, type TrigramIndex, trigramIndex } from "./trigrams.ts";
export { type Topic, topicsOf } from "./topics.ts";
