namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>Who writes, and how: what tells the entries of <c>managedFields</c> apart.</summary>
/// <param name="Name">The manager.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="ApiVersion">The version in which the fields are named.</param>
/// <param name="Subresource">The subresource; "" for the object itself.</param>
internal sealed record ManagerId(string Name, string Operation, string ApiVersion, string Subresource)
{
    /// <summary>As a conflict names it.</summary>
    public string Describe(string? time) =>
        $"\"{Name}\"{(Subresource.Length == 0 ? "" : $" with subresource \"{Subresource}\"")} using {ApiVersion}{(Operation == "Update" && time is not null ? $" at {time}" : "")}";
}
