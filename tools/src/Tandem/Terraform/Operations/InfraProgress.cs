namespace Tandem.Terraform.Operations;

/// <summary>Who is told how a long operation goes.</summary>
/// <param name="Stage">Told of each stage as it begins.</param>
/// <param name="Resource">Told of each step of each resource.</param>
/// <param name="Note">Told of what is waited for, tried again or kept.</param>
public sealed record InfraProgress(Action<InfraStep> Stage, Action<ResourceProgress> Resource, Action<string> Note);
