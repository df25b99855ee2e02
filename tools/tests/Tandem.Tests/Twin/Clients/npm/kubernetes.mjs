// Prints what Kubernetes' own client for JavaScript makes of the API that a kubeconfig's context names.
import { PassThrough } from 'node:stream';
import {
  ApiException, AppsV1Api, CoreV1Api, CustomObjectsApi, Exec, KubeConfig, KubernetesObjectApi, Log, PatchStrategy, VersionApi, Watch,
  makeInformer, setHeaderOptions,
} from '@kubernetes/client-node';

const config = new KubeConfig();
config.loadFromFile(process.argv[2]);
config.setCurrentContext(process.argv[3]);
const core = config.makeApiClient(CoreV1Api);
const namespace = 'default';
const seen = {};

const text = (stream) => new Promise((resolve) => {
  let all = '';
  stream.on('data', (piece) => { all += piece; }).on('end', () => resolve(all));
});
const failure = async (call) => {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof ApiException ? `${error.code} ${JSON.parse(error.body).reason}` : `${error}`;
  }
};

seen.version = (await config.makeApiClient(VersionApi).getCode()).gitVersion;

// A watch and an informer from before the first write.
const events = [];
const watched = Promise.withResolvers?.() ?? (() => { const p = {}; p.promise = new Promise((resolve) => { p.resolve = resolve; }); return p; })();
const watch = await new Watch(config).watch(`/api/v1/namespaces/${namespace}/configmaps`, { labelSelector: 'app=probe' }, (type) => {
  events.push(type);
  if (type === 'DELETED') {
    watched.resolve();
  }
}, () => watched.resolve());
const informed = [];
const informer = makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, () => core.listNamespacedConfigMap({ namespace }));
informer.on('add', (object) => informed.push(object.metadata.name));
await informer.start();

const body = { metadata: { name: 'probe', labels: { app: 'probe' } }, data: { one: '1' } };
const created = await core.createNamespacedConfigMap({ namespace, body });
seen.created = created.metadata.uid.length > 0;
seen.dryRun = (await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: 'never' } }, dryRun: 'All' })).metadata.name;
seen.listed = (await core.listNamespacedConfigMap({ namespace, labelSelector: 'app=probe' })).items.map((item) => item.metadata.name);
seen.merged = (await core.patchNamespacedConfigMap({ name: 'probe', namespace, body: { data: { two: '2' } } }, setHeaderOptions('Content-Type', PatchStrategy.MergePatch))).data;
seen.jsonPatched = (await core.patchNamespacedConfigMap({ name: 'probe', namespace, body: [{ op: 'remove', path: '/data/one' }] }, setHeaderOptions('Content-Type', PatchStrategy.JsonPatch))).data;
seen.applied = (await core.patchNamespacedConfigMap(
  { name: 'probe', namespace, fieldManager: 'probe', force: true, body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe' }, data: { three: '3' } } },
  setHeaderOptions('Content-Type', PatchStrategy.ServerSideApply))).data;
seen.conflict = await failure(core.replaceNamespacedConfigMap({ name: 'probe', namespace, body: { ...body, metadata: { ...body.metadata, resourceVersion: created.metadata.resourceVersion } } }));
seen.again = await failure(core.createNamespacedConfigMap({ namespace, body }));
seen.missing = await failure(core.readNamespacedConfigMap({ name: 'none', namespace }));

const apps = config.makeApiClient(AppsV1Api);
await apps.createNamespacedDeployment({ namespace, body: {
  metadata: { name: 'web' },
  spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } } },
} });
const scale = await apps.readNamespacedDeploymentScale({ name: 'web', namespace });
scale.spec.replicas = 0;
await apps.replaceNamespacedDeploymentScale({ name: 'web', namespace, body: scale });
seen.replicas = (await apps.readNamespacedDeployment({ name: 'web', namespace })).spec.replicas;

const policy = { group: 'networking.gke.io', version: 'v1', namespace, plural: 'healthcheckpolicies' };
const target = { group: 'networking.gke.io', kind: 'GCPInferencePoolImport', name: 'pool' };
const custom = config.makeApiClient(CustomObjectsApi);
await custom.createNamespacedCustomObject({ ...policy, body: { apiVersion: 'networking.gke.io/v1', kind: 'HealthCheckPolicy', metadata: { name: 'health' }, spec: { targetRef: target } } });
seen.custom = (await custom.getNamespacedCustomObject({ ...policy, name: 'health' })).spec.targetRef.name;

// By discovery alone, without knowing the kind.
const objects = KubernetesObjectApi.makeApiClient(config);
const found = await objects.read({ apiVersion: 'networking.gke.io/v1', kind: 'HealthCheckPolicy', metadata: { name: 'health', namespace } });
seen.discovered = found.metadata.name;
await objects.delete(found);
seen.deleted = await failure(objects.read(found));

const output = new PassThrough();
const said = text(output);
seen.status = await new Promise((resolve, reject) => {
  new Exec(config).exec(namespace, 'probe', 'main', ['echo', 'hello'], output, null, null, false, (status) => resolve(status.status)).catch(reject);
});
output.end();
seen.said = await said;

const lines = new PassThrough();
const log = text(lines);
await new Log(config).log(namespace, 'probe', 'main', lines, {});
seen.log = await log;

await core.deleteNamespacedConfigMap({ name: 'probe', namespace });
await watched.promise;
watch.abort();
await informer.stop();
seen.events = events;
seen.informed = informed.includes('probe');

console.log(JSON.stringify(seen));
process.exit(0);
