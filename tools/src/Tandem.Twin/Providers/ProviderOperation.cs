namespace Tandem.Twin.Providers;

/// <summary>What terraform does to a resource.</summary>
public enum ProviderOperation
{
    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Looks whether it is still there.</summary>
    Read,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Deletes it.</summary>
    Delete,
}
