import type { KubernetesObject } from '../store/object';
import { timestamp } from './identity';

/** A namespace; those of tenants carry the label by which XKF tells them from its own. */
export function namespace(
  name: string,
  tenant: boolean,
  created: Date,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'kubernetes.io/metadata.name': name,
        ...(tenant ? { 'xkf.xenit.io/kind': 'tenant' } : {}),
      },
      creationTimestamp: timestamp(created),
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

/** What every namespace holds: a service account and the root certificates; tenants also have limits. */
export function namespaceContents(
  name: string,
  tenant: boolean,
  certificate: string,
  created: Date,
): { resource: string; object: KubernetesObject }[] {
  const metadata = (objectName: string) => ({
    name: objectName,
    namespace: name,
    creationTimestamp: timestamp(created),
  });
  const always = [
    {
      resource: 'serviceaccounts',
      object: {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: metadata('default'),
      },
    },
    {
      resource: 'configmaps',
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: metadata('kube-root-ca.crt'),
        data: { 'ca.crt': certificate },
      },
    },
  ];
  return tenant
    ? [
        ...always,
        {
          resource: 'limitranges',
          object: {
            apiVersion: 'v1',
            kind: 'LimitRange',
            metadata: metadata('default'),
            spec: {
              limits: [
                {
                  type: 'Container',
                  default: { memory: '256Mi' },
                  defaultRequest: { cpu: '50m', memory: '32Mi' },
                },
              ],
            },
          },
        },
        {
          resource: 'resourcequotas',
          object: {
            apiVersion: 'v1',
            kind: 'ResourceQuota',
            metadata: metadata('tenant'),
            spec: { hard: { 'requests.cpu': '20', pods: '100' } },
            status: {
              hard: { 'requests.cpu': '20', pods: '100' },
              used: { 'requests.cpu': '1', pods: '8' },
            },
          },
        },
      ]
    : always;
}
