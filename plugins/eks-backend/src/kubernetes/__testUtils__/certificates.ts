import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate authority and a server certificate for 127.0.0.1, for minutes. */
export async function createCertificates(): Promise<{
  /** PEM in base64, as DescribeCluster gives it. */
  certificateAuthority: string;
  key: string;
  cert: string;
}> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const generate = () =>
    webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [authorityKeys, serverKeys] = await Promise.all([
    generate(),
    generate(),
  ]);
  const notBefore = new Date(Date.now() - 60_000);
  const notAfter = new Date(Date.now() + 60 * 60_000);
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=kubernetes',
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys: authorityKeys as CryptoKeyPair,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const server = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=kube-apiserver',
    issuer: authority.subject,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    publicKey: serverKeys.publicKey as CryptoKey,
    signingKey: authorityKeys.privateKey as CryptoKey,
    extensions: [
      new x509.SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey(
    'pkcs8',
    serverKeys.privateKey,
  );
  return {
    certificateAuthority: Buffer.from(authority.toString('pem')).toString(
      'base64',
    ),
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    cert: server.toString('pem'),
  };
}
