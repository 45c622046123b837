export { branchName } from './branchName';
export { blobIdOf, differences } from './contents';
export { commentMarker, markedText, requestMarker, shortTitle } from './marker';
export { carriesTrailer, withTrailer } from './trailer';
