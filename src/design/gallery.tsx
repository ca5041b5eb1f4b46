export { GalleryPage } from "./gallery/index.tsx";
