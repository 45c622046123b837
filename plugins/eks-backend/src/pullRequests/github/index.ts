export { createGitHubProvider } from './provider';
