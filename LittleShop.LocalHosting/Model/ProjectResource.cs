using LittleShop.LocalHosting.Processes;

namespace Aspire.Hosting
{
    /// <summary>What the build says about a project that is to be started.</summary>
    public interface IProjectMetadata
    {
        string ProjectPath { get; }

        /// <summary>The built program; starting it needs no second build.</summary>
        string AssemblyPath { get; }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>One of our own projects, started from what was built, in its own folder.</summary>
    public sealed class ProjectResource : ProcessResource, IResourceWithServiceDiscovery
    {
        private readonly IProjectMetadata _project;

        internal ProjectResource(string name, IProjectMetadata project)
            : base(name) => _project = project;

        internal override ChildCommand Command =>
            new("dotnet", [_project.AssemblyPath], Path.GetDirectoryName(_project.ProjectPath)!)
            {
                Environment = ResolvedEnvironment(),
            };
    }
}
