-- Argo CD knows HTTPRoutes, and calls one Degraded whose backend is missing. Here that is a matter of time: GKE makes the import once
-- the pools are exported. A reference that no time will mend is Degraded.
if obj.status == nil or obj.status.parents == nil or #obj.status.parents == 0 then
  return { status = "Progressing", message = "No Gateway has taken it yet." }
end

local waits = nil
for _, parent in ipairs(obj.status.parents) do
  local accepted, resolved = false, false
  for _, condition in ipairs(parent.conditions or {}) do
    local says = condition.type .. ": " .. (condition.message or condition.reason or "")
    if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
      return { status = "Progressing", message = "The controller has not seen this version yet." }
    end
    if condition.type == "Accepted" then
      accepted = condition.status == "True"
      if condition.status == "False" and condition.reason ~= "Pending" then
        return { status = "Degraded", message = says }
      end
    elseif condition.type == "ResolvedRefs" then
      resolved = condition.status == "True"
      if condition.status == "False" and condition.reason ~= "BackendNotFound" then
        return { status = "Degraded", message = says }
      end
    end
    if condition.status ~= "True" then
      waits = waits or says
    end
  end
  if not (accepted and resolved) then
    waits = waits or "A Gateway has not judged it yet."
  end
end

if waits ~= nil then
  return { status = "Progressing", message = waits }
end
return { status = "Healthy", message = "Accepted, and its backends are there." }
