import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto as Crypto);

const YEAR = 365 * 24 * 60 * 60 * 1000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The certificate of a server with the authority that signed it, all PEM. */
export interface ServerCertificate {
  authority: string;
  certificate: string;
  key: string;
}

let serial = Date.now();

function nextSerial(): string {
  serial += 1;
  return serial.toString(16).padStart(16, '0');
}

/** Makes a certificate authority and lets it sign a certificate for the loopback address. */
export async function issueCertificate(
  name: string,
): Promise<ServerCertificate> {
  const { subtle } = webcrypto;
  const authorityKeys = await subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]);
  const serverKeys = await subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]);
  const validity = {
    notBefore: new Date(Date.now() - 24 * 60 * 60 * 1000),
    notAfter: new Date(Date.now() + YEAR),
  };
  const authority = await X509CertificateGenerator.createSelfSigned({
    serialNumber: nextSerial(),
    name: 'CN=kubernetes',
    ...validity,
    keys: authorityKeys as CryptoKeyPair,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(
        KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature,
        true,
      ),
      await SubjectKeyIdentifierExtension.create(
        authorityKeys.publicKey as CryptoKey,
      ),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    serialNumber: nextSerial(),
    subject: `CN=${name}`,
    issuer: authority.subject,
    ...validity,
    publicKey: serverKeys.publicKey as CryptoKey,
    signingKey: authorityKeys.privateKey as CryptoKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]),
      await AuthorityKeyIdentifierExtension.create(
        authorityKeys.publicKey as CryptoKey,
      ),
    ],
  });
  const key = await subtle.exportKey('pkcs8', serverKeys.privateKey);
  return {
    authority: authority.toString('pem'),
    certificate: certificate.toString('pem'),
    key: PemConverter.encode(key, 'PRIVATE KEY'),
  };
}
