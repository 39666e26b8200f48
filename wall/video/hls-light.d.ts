// The build of hls.js without what a camera never sends (captions, protection, other sound) has the types of the whole one.
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
