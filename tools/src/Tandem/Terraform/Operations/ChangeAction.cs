namespace Tandem.Terraform.Operations;

/// <summary>What an apply does to a resource.</summary>
public enum ChangeAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is destroyed and made again.</summary>
    Replace,

    /// <summary>It is destroyed.</summary>
    Delete,
}
