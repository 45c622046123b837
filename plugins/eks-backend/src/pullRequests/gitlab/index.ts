export { createGitLabProvider } from './provider';
