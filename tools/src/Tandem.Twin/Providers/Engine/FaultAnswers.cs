using Tandem.Twin.Providers.Rules;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What a struck call answers, in the words of the real API.</summary>
internal static class FaultAnswers
{
    public static IEnumerable<Complaint> Of(ProviderFault fault, Resource resource) => fault.Effect switch
    {
        FaultEffect.Locked => [new Complaint($"googleapi: Error 409: The resource '{resource.Id}' is locked by another operation in progress, please retry later, conflict")],
        FaultEffect.Quota => [new Complaint($"googleapi: Error 403: Quota exceeded for '{resource.Id}', QUOTA_EXCEEDED")],
        FaultEffect.ApiDisabled => [DisabledApi.Error(resource.Schema.Api ?? "serviceusage.googleapis.com", DisabledApi.ProjectOf(resource) ?? "unknown")],
        FaultEffect.Error => [new Complaint(fault.Message)],
        FaultEffect.Held => HeldResource.Refusal(resource, fault.Message),
        _ => [],
    };
}
