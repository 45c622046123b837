export * from './kubernetesVersion';
export * from './releaseVersion';
