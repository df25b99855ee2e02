namespace Tandem.Rules.Identity;

/// <summary>A kind of resource that accounts are let into, with the roles that do.</summary>
/// <param name="Noun">What a message calls it.</param>
/// <param name="Types">The types that grant, without <c>member</c>, <c>binding</c> or <c>policy</c>.</param>
/// <param name="Attribute">The attribute of those that names it.</param>
/// <param name="Roles">What each predefined role allows; a role of Google's that is not here allows nothing that counts.</param>
/// <param name="Reader">The role that reads and no more.</param>
internal sealed record AccessKind(string Noun, IReadOnlyList<string> Types, string Attribute, IReadOnlyDictionary<string, Access> Roles, string Reader)
{
    /// <summary>Buckets, for the fuse driver. https://docs.cloud.google.com/storage/docs/access-control/iam-roles</summary>
    public static AccessKind Bucket { get; } = new("bucket", ["google_storage_bucket_iam_"], "bucket", new Dictionary<string, Access>(StringComparer.Ordinal)
    {
        ["roles/storage.objectViewer"] = Access.Read,
        ["roles/storage.objectUser"] = Access.Write,
        ["roles/storage.objectCreator"] = Access.Create,
        ["roles/storage.objectAdmin"] = Access.Write | Access.Administer,
        ["roles/storage.admin"] = Access.Write | Access.Administer,
        ["roles/storage.legacyObjectReader"] = Access.Get,
        ["roles/storage.legacyObjectOwner"] = Access.Get | Access.Administer,
        ["roles/storage.legacyBucketReader"] = Access.List,
        ["roles/storage.legacyBucketWriter"] = Access.List | Access.Create | Access.Delete,
        ["roles/storage.legacyBucketOwner"] = Access.List | Access.Create | Access.Delete | Access.Administer,
    }, "roles/storage.objectViewer");

    /// <summary>Secrets. https://docs.cloud.google.com/secret-manager/docs/access-control</summary>
    public static AccessKind Secret { get; } = new("secret", ["google_secret_manager_secret_iam_", "google_secret_manager_regional_secret_iam_"], "secret_id",
        new Dictionary<string, Access>(StringComparer.Ordinal)
        {
            ["roles/secretmanager.secretAccessor"] = Access.Get,
            ["roles/secretmanager.admin"] = Access.Get | Access.Administer,
            ["roles/secretmanager.secretVersionManager"] = Access.Create | Access.Delete,
            ["roles/secretmanager.secretVersionAdder"] = Access.Create,
        }, "roles/secretmanager.secretAccessor");

    /// <summary>What a role allows; null for a custom one, which only its definition tells.</summary>
    public Access? Allows(string? role) =>
        role?.StartsWith("roles/", StringComparison.Ordinal) != true ? null : Roles.GetValueOrDefault(role);
}
