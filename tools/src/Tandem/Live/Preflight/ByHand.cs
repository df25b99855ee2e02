using Tandem.Live.Status;

namespace Tandem.Live.Preflight;

/// <summary>What no cluster can tell, each with the command that does.</summary>
internal static class ByHand
{
    private const string Project = "project";

    public static IEnumerable<StatusItem> Of(PreflightWants wants) =>
    [
        Ask("billing", $"gcloud billing projects describe {wants.Project} --format='value(billingEnabled)' says True"),
        Ask("APIs", $"gcloud services list --enabled --project={wants.Project} names all of infra/apis.tf"),
        .. wants.Regions.OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => Ask($"TPU quota in {region.Key}",
            $"at least {region.Value.Chips * region.Value.Servers} chips of {region.Value.Accelerator}: https://console.cloud.google.com/iam-admin/quotas?project={wants.Project}, filter TPU and the region")),
        Ask("licence of the model", $"signed in at Hugging Face, https://huggingface.co/{wants.Model} says that access is granted; the loader's log says 401 or 403 where it is not"),
    ];

    private static StatusItem Ask(string what, string how) => new(Project, "by hand", what, StatusLevel.Manual, how);
}
