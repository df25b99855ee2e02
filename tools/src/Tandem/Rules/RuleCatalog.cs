using Tandem.Findings;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Rules.Identity;
using Tandem.Rules.Kustomize;
using Tandem.Rules.Monitoring;
using Tandem.Rules.Objects;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Rules.Security;
using Tandem.Rules.Serving;
using Tandem.Rules.Infra;
using Tandem.Rules.Words;
using Tandem.Rules.Workflows;

namespace Tandem.Rules;

/// <summary>Every rule, by id.</summary>
public static class RuleCatalog
{
    /// <summary>The rules that read the joined model; the others are raised where the input is read, rendered or checked.</summary>
    public static IReadOnlyList<Rule> Checks { get; } =
    [
        .. ReferenceCatalog.Checks,
        .. WordCatalog.Checks,
        .. DeliveryCatalog.Checks,
        .. Serving.ServingCatalog.Checks,
        new FloatingImageTag(),
        new MissingRecommendedLabel(),
        new InvalidName(),
        new InvalidLabel(),
        new SelectorMismatch(),
        new InvalidSelector(),
        new InvalidPort(),
        new InvalidResources(),
        new UnionMismatch(),
        new NotUnique(),
        new NewerThanCluster(),
        new UndeclaredInPod(),
        new NestedMount(),
        new InvalidProbe(),
        new InvalidRestartPolicy(),
        new InvalidRolloutLimit(),
        new InvalidAutoscaler(),
        new InvalidService(),
        new InvalidConfigKey(),
        new InvalidAccessRule(),
        new InvalidJob(),
        new StandingStill(),
        new FleetingJob(),
        new ImmutableConfig(),
        new UnreadableFile(),
        new InvalidSecurityContext(),
        new InvalidScheduling(),
        new ImmutableFieldChanged(),
        new InvalidDeviceRequest(),
        new InvalidListener(),
        new InvalidRoute(),
        new MissingBackendPort(),
        new InvalidHealthCheck(),
        new InvalidBackendPolicy(),
        new InvalidScrape(),
        new LateScaling(),
        new UnreachableTarget(),
        new PatchSelectsNothing(),
        new ReplacementSelectsNothing(),
        new OverrideHitsNothing(),
        new ChangesNothing(),
        new FightingPatches(),
        new ListedTwice(),
        new DeprecatedField(),
        new Kustomize.HashedName(),
        new UnpinnedRemote(),
        new UnevenNames(),
        new WrongSource(),
        new FilledTwice(),
        new LooseBracket(),
        new WrongRegionName(),
        new CreatedField(),
        new NamespaceDiffers(),
        new SurvivingPlaceholder(),
        new UnreferencedFile(),
        new OverlappingRange(),
        new MisplacedRegion(),
        new UnknownConfigCluster(),
        new TpuShapeMismatch(),
        new ZoneWithoutTpu(),
        new PoolBounds(),
        new RangeTooSmall(),
        new PublicRange(),
        new LooseProviderVersion(),
        new UndeclaredProvider(),
        new MistakenProvider(),
        new MissingApi(),
        new IgnoredChanges(),
        new MissingOrder(),
        new OutdatedTerraform(),
        new LocalState(),
        new SplitProject(),
        new EarlyRecord(),
        new RefusedBackend(),
        new UnignoredChange(),
        new MisreadFacts(),
        new UnknownRange(),
        new MalformedLink(),
        new ClosedEndpoint(),
        new UnreservedAddress(),
        new RegionWithoutAddress(),
        new MissingProxySubnet(),
        new ConfigMembershipMismatch(),
        new GatewayOutsideConfigCluster(),
        new ConfigClusterMoves(),
        new RegionWithoutGround(),
        new FirewallMismatch(),
        new MissingClusterFeature(),
        new MaintenanceOverlap(),
        new ScarceMaintenance(),
        new MisplacedFacts(),
        new WeightsBucketMismatch(),
        new BucketAccessMismatch(),
        new SecretAccessMismatch(),
        new PoolWithoutDeviceNetwork(),
        new TpuRequestMismatch(),
        new CacheBeyondMedium(),
        new BootDiskTooSmall(),
        new PoolTooSmall(),
        new ParallelWriters(),
        new UnmetNodeSelector(),
        new PreemptibleNodes(),
        new UndeclaredDifference(),
        new MissingInRegion(),
        new SkewedPromotion(),
        new WrongRegionFact(),
        new SecretInGit(),
        new PlainToken(),
        new PrivilegedContainer(),
        new RootContainer(),
        new NeedlessToken(),
        new BroadRole(),
        new HostNamespace(),
        new UnknownRegistry(),
        new UnpinnedAction(),
        new BroadWorkflowPermission(),
        new OpenFirewall(),
        new PublicBucket(),
        new WorkflowShape(),
        new MissingWorkflowRight(),
        new AuthoritativeGrant(),
        new RightsWithoutToken(),
        new RefusedByNamespace(),
        new BroadProject(),
        new DroppedProtection(),
        new ToothlessCheck(),
        new MissedTrigger(),
        new BrokenCredentials(),
        new UnwrittenFile(),
        new UnmadeGoogleAccount(),
        new UnreadOutput(),
    ];

    /// <summary>What is known of every rule, sorted by id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        .. new[]
        {
            ToolRules.UnreadableInput, ToolRules.UnknownKind, ToolRules.UnusableProgram, ToolRules.NothingToCheck,
            ToolRules.UncoveredFile, ToolRules.ExpiredSuppression, ToolRules.UnusedSuppression, ToolRules.RemoteSource,
            ObjectRules.MalformedYaml, ObjectRules.DuplicateKey, ObjectRules.UnknownField, ObjectRules.WrongType,
            ObjectRules.MissingField, ObjectRules.ValueNotAllowed, ObjectRules.ValueOutOfRange, ObjectRules.MalformedValue,
            ObjectRules.ConflictingFields, ObjectRules.DuplicateItem, ObjectRules.NotAnObject, ObjectRules.BeyondLimits,
            KustomizeRules.Unrenderable, KustomizeRules.MissingPath,
            TerraformRules.Invalid, TerraformRules.Unformatted, TerraformRules.Doubtful, TerraformRules.Unknown,
        }.Concat(Checks.Select(rule => rule.Info)).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The ids that were once in use; they never come back.</summary>
    public static IReadOnlyList<string> RetiredIds { get; } = [];

    /// <summary>The rule of an id, in any case, or of a name; null where there is none.</summary>
    public static RuleInfo? Find(string idOrName) => All.FirstOrDefault(rule =>
        rule.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
