-- A policy of GKE says whether it is attached. Wrong is one that cannot be, or that another one beats. One whose target is not there
-- yet waits: the import comes when it comes, and the Gateway's wave waits for this one.
local hs = { status = "Healthy", message = "No controller has reported on it." }
if obj.status == nil then
  return hs
end

local conditions = obj.status.conditions or {}
for _, ancestor in ipairs(obj.status.ancestors or {}) do
  for _, condition in ipairs(ancestor.conditions or {}) do
    table.insert(conditions, condition)
  end
end

for _, condition in ipairs(conditions) do
  if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
    return { status = "Progressing", message = "The controller has not seen this version yet." }
  end
  if (condition.type == "Attached" or condition.type == "Accepted") and condition.status == "False" and condition.reason ~= "TargetNotFound" and condition.reason ~= "Pending" then
    return { status = "Degraded", message = condition.message or condition.reason or "" }
  end
  if condition.type == "Attached" or condition.type == "Accepted" then
    hs.message = condition.message or condition.reason or ""
  end
end
return hs
